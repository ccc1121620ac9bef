// Before anything is drawn, so that nothing flashes.
try {
  const theme = localStorage.getItem("tactful.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {}

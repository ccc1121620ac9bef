// Links in reports lead to the English page. Who reads another of our languages is taken to theirs; "#en" is a choice.
const reads = navigator.languages
  .map((tag) => tag.toLowerCase().split("-")[0])
  .find((tag) => ["en", "ru", "uk"].includes(tag));
if (location.hash !== "#en" && (reads === "ru" || reads === "uk")) location.replace(`./${reads}/`);

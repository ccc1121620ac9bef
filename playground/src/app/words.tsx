/** Words with gaps to fill in, `[date]`, that can be seen as such. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\[[^\][\n]+\](?!\())/).map((part, i) =>
        i % 2 === 0 ? (
          part
        ) : (
          // The parts of one text never change their order.
          <span class="gap" key={`${i} ${part}`}>
            {part}
          </span>
        ),
      )}
    </>
  );
}

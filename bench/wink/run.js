// Times wink-nlp over the texts of a JSON Lines file: tokens, sentence ends, tags and named entities.
const fs = require('fs');
const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos', 'ner']);
const its = nlp.its;

const texts = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line).text);

let best = Infinity;
let tokens = 0;
for (let round = 0; round <= 5; round++) {
  tokens = 0;
  const start = process.hrtime.bigint();
  for (const text of texts) {
    const doc = nlp.readDoc(text);
    tokens += doc.tokens().length();
    doc.sentences().length();
    doc.tokens().out(its.pos);
    doc.entities().length();
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (round > 0) best = Math.min(best, seconds);
}
console.log(`wink-nlp: ${tokens} tokens, ${Math.round(tokens / best)} tokens/s on one thread (tokens, sentence ends, tags, names; no trees)`);

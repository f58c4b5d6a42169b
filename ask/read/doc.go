// Package read turns words into a proposition: a tokenizer, the crosswalk's names, dates, and the words of the
// lexicon. It is deterministic and refuses what it cannot read, saying what was and was not understood, as codes
// and not in sentences. It looks nothing up and answers nothing. Start at [Reader.Read].
package read

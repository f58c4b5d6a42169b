// Package evidence is the ground that every subject stands on: the footnote of a row and the record
// behind it, what each dataset could have told of a question, why there is nothing where there is
// nothing, and what sources differ on. It reads one generation of the ledger through [Reader], which
// it declares, and knows nothing of ties, numbers or programmes: those import it.
//
// Start at [Footnotes] for what an answer cites, and at [Cover] for what it could not have known.
package evidence

// Package tie says who an actor's allies and partners are at a date: it reads the ties that the
// ledger holds, merges what several sources say of one agreement, decides the standing of each tie
// and the tier of each partner, and reports what is missing, old or in dispute.
//
// It knows no SQL and no words of questions. It stands on package evidence and reads one generation of
// the ledger through the small interfaces in reader.go. Start at [Book.Partners].
package tie

// Package entente is the vocabulary of the program: who the actors are, what a source says about
// them, when, and where in the source it says so. Every folder speaks in these words and this
// package imports nothing but the standard library.
//
// Files come in through source, are decoded by format, their actors are recognised by crosswalk,
// they rest in ledger, are read by tie, and are shown by ask, api, web and the command line.
//
// Start reading at [Statement] (what a source may say), then [Tie] (what the ledger makes of it),
// then [Locator] (how a statement leads back to its row).
package entente

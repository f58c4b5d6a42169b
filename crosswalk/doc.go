// Package crosswalk knows who is meant: it turns the codes and names of data files, and the names in a
// question, into one [entente.ActorID], with the years in which each code and name is valid.
//
// Codes are looked up with [Crosswalk.Code], the spellings of data files with [Crosswalk.Name], and the
// text of a question with [Crosswalk.Scan]. What was a member of a state system, or of a group such as
// ASEAN, at a date is [Crosswalk.InSystem] and [Crosswalk.Members].
//
// Everything rests on the tables in the folder table, which are embedded; README.md there says what
// each column means and where the facts are from. A code or name that the tables do not know, or that
// was not valid at the date, is an error and never a guess; only Scan guesses, because people who ask
// misspell, and it says how far its guess is from the text.
//
// A [Crosswalk] does not change after [New] and is safe for concurrent use.
package crosswalk

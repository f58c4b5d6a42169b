// Package format turns the bytes of a file into records that know where they stand. It is the one
// place that decides what a file is: by its content and never by its name.
//
// It does not know any dataset. Which columns a file must have, and what they mean, is the business
// of the mappings in source; who the actors are is the business of crosswalk.
//
// Start reading at [Open]. [Rows] is how mappings walk a table. [Raw] goes the other way: from a
// place to the record that stands there. The decoders are in delimited, xlsx and dta.
package format

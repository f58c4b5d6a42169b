package crosswalk

// common words are never read as misspelt names.
var common = set("which countries treaty defence")

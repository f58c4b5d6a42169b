// Command bench measures the budgets that the design sets for time and memory, and prints them as
// one table: what was done, how long it took, the budget, a named reference that was measured in the
// same run, and the ratio of the two. It judges nothing by failing: a slow machine prints a slow
// table, and only work that goes wrong ends with an error.
//
// It runs the program as its users do, as a process of its own; only the cost of queries in a
// growing ledger is measured inside, through package ledger. It says nothing about whether answers
// are right: that is what tests are for.
//
//	go run ./bench                        every part
//	go run ./bench -only answer,growth    some parts
//	go run ./bench -md figures.md         the same table as Markdown, too
//
// README.md beside this file says what each part measures. Start reading at main.go, whose list of
// parts is the table from top to bottom.
package main

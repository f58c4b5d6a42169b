// Package arch holds the tests that keep the layout what docs/concepts.md says it is: who may import
// whom, a comment on every package, sizes of files and lines. It has no code of its own; read layers.go for
// the table and arch_test.go for how it is enforced.
package arch

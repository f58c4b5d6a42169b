// Package tool gives the resources of package api to assistants, as tools and resources of the Model
// Context Protocol. It adds what an assistant needs and a program does not: names in words, results of a
// bounded size with a way to the rest, and instructions to cite and to repeat what is not known as it is.
//
// It knows no resource by name: a new one is a tool by itself. Start at [New].
package tool

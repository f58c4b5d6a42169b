// Package web is the face for people: pages rendered on the server, readable and usable without
// scripts, each with .json and .csv twins at the same path. A page is a struct, a file here that
// fills it, and a folder page/<name>/ with its template and, where it needs them, its style and its
// script. It mounts package api, and answers everything from memory when it can.
//
// Start at [New]; README.md says how to add a page. What a page shows of an answer is decided in
// partner.go and words.go, where it is drawn in draw/, how it is sent in transport/.
package web

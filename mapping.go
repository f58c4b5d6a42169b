package entente

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed *.go
var ownText embed.FS

// MappingID names the text of a program that reads files: a hash over the names and the bytes of the
// files given, and of this package, which every mapping uses. Tests do not count, for they read
// nothing. It changes by itself when a line of code or of a reviewed list does; too often (a comment
// is text too) costs one more reading, too seldom would leave a repaired mistake in the ledger.
func MappingID(texts ...fs.FS) (string, error) {
	h := sha256.New()
	for i, text := range append([]fs.FS{ownText}, texts...) {
		err := fs.WalkDir(text, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") {
				return err
			}
			b, err := fs.ReadFile(text, path)
			// Names and lengths keep two files from reading like one.
			h.Write([]byte(strconv.Itoa(i) + "\x00" + path + "\x00" + strconv.Itoa(len(b)) + "\x00"))
			h.Write(b)
			return err
		})
		if err != nil {
			return "", &Error{Code: CodeInternal, Op: "entente.MappingID",
				Message: "the program's own text cannot be read",
				Err:     err}
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}

package ledger

import (
	"database/sql"
	"strings"
)

// utf8Text is the text with U+FFFD in place of what is not UTF-8. Nothing else may reach the driver:
// the database makes no value of such a text, and its bindings then follow a null pointer, which
// ends the process. An id from an address or an argument can hold any bytes, and so can the name of
// a file.
func utf8Text(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// utf8Args makes the texts among the arguments of a query safe to bind, in place.
func utf8Args(args []any) []any {
	for i, a := range args {
		args[i] = utf8Value(a)
	}
	return args
}

func utf8Value(v any) any {
	switch v := v.(type) {
	case string:
		return utf8Text(v)
	case []string:
		out := make([]string, len(v))
		for i, s := range v {
			out[i] = utf8Text(s)
		}
		return out
	case sql.NamedArg:
		v.Value = utf8Value(v.Value)
		return v
	}
	return v
}

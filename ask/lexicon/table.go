package lexicon

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"entente/ask"
)

// table reads a file of the lexicon. The files are part of the program: what is wrong in one is a bug.
func table(name string, file []byte) []map[string]string {
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		panic(name + ": " + err.Error())
	}
	out := make([]map[string]string, 0, len(rows))
	for _, r := range rows[1:] {
		m := make(map[string]string, len(r))
		for i, cell := range r {
			m[rows[0][i]] = cell
		}
		out = append(out, m)
	}
	return out
}

// roleNames are the roles as the files name them, in the order of the roles.
var roleNames = []string{"skip", "polar", "who", "what", "ask", "partner", "tie", "help", "defend", "count", "when", "end", "rank",
	"shared", "both", "between", "and", "or", "of", "in", "bloc", "against", "note", "narrow", "modal", "ever", "how", "refuse"}

// roleNamed is the role of a name; "" is to be skipped.
func roleNamed(name string) Role {
	if name == "" {
		return RoleSkip
	}
	i := slices.Index(roleNames, name)
	if i < 0 {
		panic(fmt.Sprintf("the lexicon has no role %q", name))
	}
	return Role(i)
}

func senseOf(row map[string]string) Sense {
	return Sense{Role: roleNamed(row["role"]), Also: roleNamed(row["also"]), Kind: ask.KindFilter(row["kind"]), Why: row["why"]}
}

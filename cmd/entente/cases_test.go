package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/internal/shared"
)

// testdata/cases holds what must be true of answers: given.txt of the commands of ../shared/cases/answers.csv, more.txt
// of further commands of the same kinds. README.md there explains the words of a check.

// checked is one command with what must be true of its answer.
type checked struct {
	id, command string
	imports     []string // "cow-igo FILE", before the command, below the publishers' files
	checks      []string
}

// Every row of answers.csv has a check here, and holds; a check whose row is gone is an error too.
func TestGivenCases(t *testing.T) {
	f, err := os.Open(shared.File(t, "cases", "answers.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cases := readCases(t, "given.txt")
	known := map[string]bool{}
	for _, row := range rowsOf(t, f) {
		id := row["id"]
		known[id] = true
		at := slices.IndexFunc(cases, func(c checked) bool { return c.id == id })
		if at < 0 {
			t.Errorf("answers.csv has %s, %q, and testdata/cases/given.txt no check of it", id, row["must"])
			continue
		}
		c := cases[at]
		c.command, _, _ = strings.Cut(row["command"], " (after ")
		if len(c.checks) == 0 {
			t.Errorf("%s: the check is empty", id)
		}
		t.Run(id, func(t *testing.T) { c.run(t, ledgerFor(t, c), row["must"]) })
	}
	for _, c := range cases {
		if !known[c.id] {
			t.Errorf("testdata/cases/given.txt checks %s, which answers.csv does not have", c.id)
		}
	}
}

// Other pairs, treaties, territories and names of the same kinds.
func TestFurtherCases(t *testing.T) {
	cases := readCases(t, "more.txt")
	if len(cases) < 80 {
		t.Errorf("only %d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.id, func(t *testing.T) {
			if c.command == "" || len(c.checks) == 0 {
				t.Fatal("a case needs a command and a check")
			}
			c.run(t, ledgerFor(t, c), "")
		})
	}
}

// readCases reads a file of cases: "case ID" or "case ID: COMMAND", and its checks, one a line.
func readCases(t *testing.T, name string) []checked {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "cases", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []checked
	seen := map[string]bool{}
	for i, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSpace(line)
		rest, isCase := strings.CutPrefix(line, "case ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case isCase:
			id, command, _ := strings.Cut(rest, ": ")
			if seen[id] {
				t.Fatalf("%s:%d: %s is there twice", name, i+1, id)
			}
			seen[id] = true
			out = append(out, checked{id: id, command: command})
		case len(out) == 0:
			t.Fatalf("%s:%d: a check before the first case", name, i+1)
		case strings.HasPrefix(line, "import "):
			out[len(out)-1].imports = append(out[len(out)-1].imports, strings.TrimPrefix(line, "import "))
		default:
			out[len(out)-1].checks = append(out[len(out)-1].checks, line)
		}
	}
	return out
}

var ledgers = map[string]string{} // by what was imported into them

// ledgerFor is the folder of a ledger with the starter and the imports of a case; cases that import the same share it.
func ledgerFor(t *testing.T, c checked) string {
	t.Helper()
	if testing.Short() && len(c.imports) > 0 {
		t.Skip("imports whole files of publishers: part of the full lane")
	}
	key := strings.Join(c.imports, "\n")
	if dir, ok := ledgers[key]; ok {
		return dir
	}
	dir, err := os.MkdirTemp("", "entente-cases")
	if err != nil {
		t.Fatal(err)
	}
	atEnd = append(atEnd, func() { os.RemoveAll(dir) })
	dir = filepath.Join(dir, "ledger")
	for _, line := range c.imports {
		words := strings.Fields(line)
		args := []string{"import", words[0]}
		for _, f := range words[1:] {
			args = append(args, shared.File(t, filepath.FromSlash(f)))
		}
		if out, code := runHere(dir, args...); code != 0 {
			t.Fatalf("import %s: exit %d: %s", line, code, out)
		}
	}
	ledgers[key] = dir
	return dir
}

var atEnd []func() // what TestMain does when all tests are over

// runHere runs the command in this process and gives its output and exit code.
func runHere(ledger string, args ...string) (string, int) {
	var out, trouble bytes.Buffer
	p := &program{args: args, out: &out, err: &trouble, environ: []string{"ENTENTE_LEDGER=" + ledger},
		now: func() time.Time { return time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC) }}
	code := p.main(context.Background())
	if out.Len() == 0 {
		return trouble.String(), code
	}
	return out.String(), code
}

// words takes a command apart as a shell would: spaces part, double quotes hold together.
func words(command string) []string {
	var out []string
	for i, piece := range strings.Split(command, `"`) {
		if i%2 == 1 {
			out = append(out, piece)
		} else {
			out = append(out, strings.Fields(piece)...)
		}
	}
	return out
}

func (c checked) run(t *testing.T, ledger, must string) {
	t.Helper()
	args := words(c.command)
	text, code := runHere(ledger, append(slices.Clone(args), "--format", "json")...)
	x := said{ledger: ledger, args: args, json: text, code: code}
	if err := json.Unmarshal([]byte(text), &x); err != nil {
		x.Answer = text // a refusal in words
	}
	for _, check := range c.checks {
		verb, rest, _ := strings.Cut(check, " ")
		do, ok := verbs[verb]
		if !ok {
			t.Fatalf("%s: there is no check %q; there are %v", c.id, verb, slices.Sorted(maps.Keys(verbs)))
		}
		if why := do(&x, strings.TrimSpace(rest)); why != "" {
			t.Errorf("%s\n  %s", check, why)
		}
	}
	if t.Failed() {
		t.Logf("entente %s\n  must: %s\n  says: %s", c.command, must, x.Answer)
	}
}

// said is the answer of a command, as its JSON has it.
type said struct {
	ledger string
	args   []string
	json   string
	code   int

	Answer  string `json:"answer"`
	Absence string `json:"absence"`
	Count   *int   `json:"count"`
	Reading struct {
		Subject string `json:"subject"`
		Object  string `json:"object"`
		AsOf    string `json:"as_of"`
		Intent  string `json:"intent"`
	} `json:"reading"`
	Partners      []saidPartner   `json:"partners"`
	Disagreements json.RawMessage `json:"disagreements"`
	Evidence      json.RawMessage `json:"evidence"`
	Membership    *struct {
		Members []listed `json:"members"`
	} `json:"membership"`
}

type listed struct {
	Actor string `json:"actor"`
}

type saidPartner struct {
	Actor   string      `json:"actor"`
	Kind    string      `json:"actor_kind"`
	Tier    string      `json:"tier"`
	Since   string      `json:"since"`
	Defence []saidSpell `json:"defence_spells"`
	Ties    []saidTie   `json:"ties"`
}

type saidTie struct {
	Agreement string      `json:"agreement"`
	Title     string      `json:"title"`
	Standing  string      `json:"standing"`
	From      string      `json:"from"`
	To        string      `json:"to"`
	Confirmed string      `json:"confirmed"`
	FirstSeen string      `json:"first_seen"`
	Signed    string      `json:"signed"`
	InForce   string      `json:"in_force"`
	Spells    []saidSpell `json:"spells"`
}

type saidSpell struct{ From, To, Standing string }

func (s saidSpell) String() string { return s.From + ".." + s.To }

func texts(spells []saidSpell) []string {
	var out []string
	for _, s := range spells {
		out = append(out, s.String())
	}
	return out
}

// partner finds a partner; one without a tier where the answer does not have it.
func (x *said) partner(actor string) saidPartner {
	for _, p := range x.Partners {
		if p.Actor == actor {
			return p
		}
	}
	return saidPartner{Actor: actor}
}

// tie finds a tie of a partner by the id of its agreement, or with ~ by a pattern of its title.
func (x *said) tie(actor, which string) (saidTie, bool) {
	pattern, byTitle := strings.CutPrefix(which, "~")
	for _, v := range x.partner(actor).Ties {
		if v.Agreement == which || byTitle && regexp.MustCompile("(?i)"+pattern).MatchString(v.Title) {
			return v, true
		}
	}
	return saidTie{}, false
}

// matches gives a check that a text has a pattern, or with want false that it has not.
func matches(of func(*said) string, want bool) func(*said, string) string {
	return func(x *said, pattern string) string {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return err.Error()
		}
		if found := re.FindString(of(x)); (found != "") != want {
			if want {
				return "is not there"
			}
			return fmt.Sprintf("is there: %q", found)
		}
		return ""
	}
}

// equal gives a check of one value.
func equal(of func(*said) string) func(*said, string) string {
	return func(x *said, want string) string {
		if got := of(x); got != want {
			return fmt.Sprintf("got %q", got)
		}
		return ""
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/api"
	"entente/internal/failure"
)

// ran is what a run of the command in this process gave.
type ran struct {
	out, err string
	code     int
}

// bench is a home for runs of the command, with a clock of its own.
type bench struct {
	t    testing.TB
	home string
	in   string
	env  []string
}

func newBench(t testing.TB) *bench {
	b := &bench{t: t, home: t.TempDir()}
	newLedger(t, filepath.Join(b.home, "ledger"))
	return b
}

func (b *bench) run(args ...string) ran {
	b.t.Helper()
	var out, errs bytes.Buffer
	p := &program{args: args, in: strings.NewReader(b.in), out: output{&out}, err: &errs,
		environ: append(environment("", b.home), b.env...),
		now:     func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }}
	code := p.main(b.t.Context())
	return ran{out.String(), errs.String(), code}
}

// wantFailure checks that a run ended with one failure object on standard output and nothing else.
func (r ran) wantFailure(t *testing.T, args []string) api.Problem {
	t.Helper()
	var f struct {
		Error *api.Problem `json:"error"`
	}
	d := json.NewDecoder(strings.NewReader(r.out))
	if err := d.Decode(&f); err != nil || f.Error == nil {
		t.Fatalf("%q: got %q on standard output, %q on standard error (%v); want a failure object", args, r.out,
			r.err, err)
	}
	if d.More() || r.err != "" {
		t.Errorf("%q: got more than one object, or %q on standard error", args, r.err)
	}
	e := *f.Error
	if e.Code == "" || e.Message == "" || e.Issues == nil || r.code != failure.Exit(e.Code) || r.code == 0 {
		t.Errorf("%q: got exit code %d with %+v", args, r.code, e)
	}
	return e
}

// commandsOf walks the command tree: the path of each command without the program's own name.
func commandsOf(c *cobra.Command) [][]string {
	list := [][]string{strings.Fields(c.CommandPath())[1:]}
	for _, sub := range c.Commands() {
		list = append(list, commandsOf(sub)...)
	}
	return list
}

// Every command, whatever is wrong with its line, fails with an object where JSON is asked for. A new
// command is in this test by being there.
func TestEveryFailureIsAnObject(t *testing.T) {
	b := newBench(t)
	commands := commandsOf((&program{}).root())
	if len(commands) < 18 {
		t.Fatalf("got %d commands, want all of them", len(commands))
	}
	for _, c := range commands {
		for _, wrong := range [][]string{{"--nonsense"}, {"-x"}, {"--nonsense=1", "word"}, {"--memory"},
			{"--memory", "banana"}, {"--ledger", ""}} {
			args := append(append(append([]string{}, c...), "--format", "json"), wrong...)
			if e := b.run(args...).wantFailure(t, args); e.Code != entente.CodeInvalid || e.Hint == "" {
				t.Errorf("%q: got %+v, want an invalid request with a hint", args, e)
			}
		}
	}
}

// What takes arguments says so of too few and too many, and of each that it cannot make sense of.
func TestFailuresOfEachCommand(t *testing.T) {
	b := newBench(t)
	file := filepath.Join(b.home, "file.csv")
	if err := os.WriteFile(file, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line, code, says string
	}{
		{"nonsense", "invalid", "there is no command"}, {"ledger nonsense", "invalid", "in entente ledger"},
		{"starter nonsense", "invalid", "in entente starter"},
		{"completion nonsense", "invalid", "in entente completion"},
		{"help nonsense", "invalid", "there is no command"}, {"completion bash more", "invalid", ""},
		{"ask", "invalid", ""}, {"ask x --as-of 2999", "invalid", "lies after today, 2026-11-24"},
		{"ask x --kind love", "invalid", "love"},
		{"allies", "invalid", ""}, {"allies KOR USA", "invalid", ""}, {"allies Wakanda", "not_found", "Wakanda"},
		{"allies KOR --known-at 2999", "invalid", "--known-at: 2999 lies after today"},
		{"allies KOR --tier friend", "invalid", "friend"},
		{"dyad KOR", "invalid", ""}, {"dyad KOR KOR", "invalid", "tied to itself"},
		{"dyad KOR Wakanda", "not_found", "Wakanda"},
		{"agreement", "invalid", ""}, {"agreement atop:99999", "not_found", "atop:99999"},
		{"agreement atop:3240 --known-at x", "invalid", "--known-at"},
		{"trace", "invalid", ""}, {"trace nonsense", "invalid", "evidence id"}, {"trace 000000000000.L1", "not_found",
			"000000000000"},
		{"sources nonsense", "not_found", "nonsense"}, {"sources a b", "invalid", ""},
		{"import", "invalid", ""}, {"import nonsense FILE", "not_found", "nonsense"},
		{"import dcad FILE", "unprocessable", ""},
		{"import dcad FILE.gone", "", ""}, {"import cow-alliances FILE", "forbidden", "is off"},
		{"ledger rollback x", "invalid", "generation"}, {"ledger rollback 99", "not_found", "99"},
		{"ledger info x", "invalid", ""},
		{"ledger verify x", "invalid", ""}, {"starter build --from FILE.gone", "", ""},
		{"starter restore x", "invalid", ""},
		{"serve --listen nonsense", "invalid", "HOST:PORT"}, {"serve x", "invalid", ""}, {"version x", "invalid", ""},
		{"config x", "invalid", ""},
	} {
		args := append(strings.Fields(strings.ReplaceAll(c.line, "FILE", file)), "--format", "json")
		e := b.run(args...).wantFailure(t, args)
		if (c.code != "" && string(e.Code) != c.code) || !strings.Contains(e.Message, c.says) ||
			e.Code == entente.CodeInternal {
			t.Errorf("%s: got %s %q, want %s with %q", c.line, e.Code, e.Message, c.code, c.says)
		}
	}
}

// The format is known also where it does not come from a flag, or the settings cannot be read.
func TestFailureFormat(t *testing.T) {
	for name, c := range map[string]struct {
		env, args []string
	}{
		"variable": {[]string{"ENTENTE_FORMAT=json"}, []string{"nonsense"}},
		"flag":     {[]string{"ENTENTE_NONSENSE=1"}, []string{"config", "--format=json"}},
	} {
		b := newBench(t)
		b.env = c.env
		b.run(c.args...).wantFailure(t, append(c.args, name))
	}
	b := newBench(t)
	if r := b.run("nonsense"); r.out != "" || !strings.HasPrefix(r.err, "entente: ") ||
		!strings.Contains(r.err, "\nhint: ") || r.code != 2 {
		t.Errorf("in text: got %+v, want a sentence and a hint on standard error", r)
	}
}

// A ledger that cannot be opened fails every command that reads one in the same way.
func TestFailureOfABrokenLedger(t *testing.T) {
	b := newBench(t)
	b.run("ledger", "info")
	if err := os.WriteFile(filepath.Join(b.home, "ledger", "CURRENT"), []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"ask x", "allies KOR", "dyad KOR USA", "agreement atop:3240", "trace 000000000000.L1",
		"sources",
		"sources atop", "import dcad x", "serve --listen 127.0.0.1:0", "starter restore", "ledger verify"} {
		args := append(strings.Fields(line), "--format", "json")
		if e := b.run(args...).wantFailure(t, args); e.Code != entente.CodeUnprocessable ||
			!strings.Contains(e.Hint, "entente ledger rollback") {
			t.Errorf("%s: got %+v, want the way back", line, e)
		}
	}
	if r := b.run("ledger", "info"); r.code != 0 || !strings.Contains(r.out, "No generation is in use") ||
		!strings.Contains(r.out, "000001") {
		t.Errorf("ledger info: got %+v, want the generations to return to", r)
	}
	if r := b.run("ledger", "rollback", "--format", "json"); r.code != 0 ||
		!strings.Contains(r.out, `"generation": 1`) {
		t.Errorf("rollback: got %+v", r)
	}
}

// A damaged file of the starter is put back by the command that the error names.
func TestStarterRestore(t *testing.T) {
	b := newBench(t)
	b.run("ledger", "info")
	files, err := filepath.Glob(filepath.Join(b.home, "ledger", "snapshots", "*", "*.zst"))
	if err != nil || len(files) < 10 {
		t.Fatalf("got %d files, %v", len(files), err)
	}
	if err := os.WriteFile(files[0], []byte("no longer what it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(files[1]); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"is damaged in the ledger", "is not in the ledger"} {
		r := b.run("trace", filepath.Base(files[i])[:12]+".L2@10+10")
		if r.code == 0 || r.code == 1 || !strings.Contains(r.err, want) ||
			!strings.Contains(r.err, "entente starter restore") {
			t.Errorf("trace: got %+v, want that the file %s, and the command", r, want)
		}
	}
	r := b.run("ledger", "verify")
	if r.code != 7 || strings.Count(r.out, "; entente starter restore puts it back") != 2 ||
		!strings.Contains(r.err, "hint: entente starter restore") {
		t.Errorf("verify: got %+v, want two problems with the command", r)
	}
	if r := b.run("starter", "restore"); r.code != 0 || strings.Count(r.out, "put") == 0 {
		t.Errorf("restore: got %+v", r)
	}
	if r := b.run("ledger", "verify"); r.code != 0 || !strings.Contains(r.out, "The ledger is whole.") {
		t.Errorf("verify after it: got %+v", r)
	}
}

// A question may come on standard input, and words may be misspelt or in another case.
func TestTolerance(t *testing.T) {
	b := newBench(t)
	b.in = "Who is allied\n  with Japan?\n"
	if r := b.run("ask", "-"); r.code != 0 || !strings.HasPrefix(r.out, "Japan has one treaty ally today") {
		t.Errorf("ask -: got %+v", r)
	}
	b.in = strings.Repeat("word ", 20000)
	if r := b.run("ask", "-"); r.code != 4 || !strings.Contains(r.out, "longer than") {
		t.Errorf("ask - with too much: got %.300v", r)
	}
	for _, c := range []struct{ line, says string }{
		{"alies KOR --as-of 1975", "did you mean entente allies?"}, {"dyda KOR USA", "did you mean entente dyad?"},
		{"--memory 256MB sorces", "did you mean entente sources?"},
		{"ledger verfiy", "did you mean entente ledger verify?"},
		{"allies KOR --asof 1975", "did you mean --as-of?"}, {"allies KOR --know-at 1975", "did you mean --known-at?"},
		{"import atpo x", "did you mean atop?"}, {"sources DESTTA", "did you mean desta?"},
	} {
		if r := b.run(strings.Fields(c.line)...); r.code == 0 || !strings.Contains(r.err, c.says) {
			t.Errorf("%s: got %+v, want %q", c.line, r, c.says)
		}
	}
	for _, c := range []struct{ line, says string }{
		{"sources ATOP", "Alliance Treaty"}, {"sources Cow-IGO", "cow-igo"}, {"agreement ATOP:3240", "atop:3240"},
		{"--version", "entente "}, {"--version --format json", `"version"`},
		{"version --format csv", "version,go,platform"},
	} {
		if r := b.run(strings.Fields(c.line)...); r.code != 0 || !strings.Contains(r.out, c.says) {
			t.Errorf("%s: got %+v, want %q", c.line, r, c.says)
		}
	}
}

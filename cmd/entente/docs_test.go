package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"entente"
	"entente/internal/failure"
)

func itoa(n int) string { return strconv.Itoa(n) }

// pages are the documents that readers are sent to.
func pages(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"README.md", "docs/*.md", "docs/tasks/*.md"} {
		found, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, found...)
	}
	if len(out) < 10 {
		t.Fatalf("found only %v", out)
	}
	return out
}

var fence = regexp.MustCompile("(?s)```sh\n(.*?)```")
var wanted = regexp.MustCompile(`#\s*exit (\d+)`)

// Every command in a document is executed, in the order of the page, in a folder that holds the
// publishers' files, over one ledger a page. A comment "# exit 4" states the exit code.
func TestCommandsInDocuments(t *testing.T) {
	dir := sharedFolder(t)
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		blocks := fence.FindAllStringSubmatch(string(text), -1)
		if len(blocks) == 0 {
			continue
		}
		t.Run(filepath.Base(page), func(t *testing.T) {
			if testing.Short() && strings.Contains(string(text), "entente import") {
				t.Skip("imports whole files of publishers: part of the full lane")
			}
			t.Parallel()
			home := workplace(t, dir)
			for _, block := range blocks {
				runBlock(t, home, dir, block[1])
			}
		})
	}
}

// workplace is a folder with links to the publishers' files and to the program under test.
func workplace(t *testing.T, dir string) string {
	t.Helper()
	home := t.TempDir()
	files, err := filepath.Glob(filepath.Join(dir, "data", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		_ = os.Symlink(f, filepath.Join(home, filepath.Base(f))) // names that repeat are not used
	}
	newLedger(t, filepath.Join(home, "ledger"))
	byMember := "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month," +
		"all_end_year\n"
	if err := os.WriteFile(filepath.Join(home, "alliance_v4.1_by_member.csv"), []byte(byMember), 0o644); err != nil {
		t.Fatal(err)
	}
	return home
}

// server starts a server for a block and puts its address into SERVER.
const server = `entente serve --listen 127.0.0.1:0 > serve.out 2> serve.err & trap "kill $!" EXIT
for i in $(seq 200); do grep -q 'http://' serve.out && break; sleep 0.05; done
SERVER=$(grep -o 'http://[0-9.:]*' serve.out)
`

// runBlock runs the lines of a block in one shell, so that a variable reaches the next line. Lines
// that are not about the program (make, git) and the server itself are left to other tests.
func runBlock(t *testing.T, home, dir, block string) {
	t.Helper()
	var script strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
		isCurl := strings.HasPrefix(line, "curl ")
		if !isCurl && !strings.Contains(line, "entente ") || strings.Contains(line, "entente serve") ||
			strings.HasPrefix(line, "#") {
			continue
		}
		if isCurl && script.Len() == 0 {
			script.WriteString(server)
		}
		want := "0"
		if m := wanted.FindStringSubmatch(line); m != nil {
			want = m[1]
		}
		script.WriteString("echo '+ '" + quote(line) + "\n" + line + "\n")
		script.WriteString("code=$?; if [ $code != " + want + " ]; then echo \"exit $code, want " + want +
			"\"; exit 99; fi\n")
	}
	if script.Len() == 0 {
		return
	}
	cmd := exec.Command("bash", "-c", script.String())
	cmd.Dir = home
	cmd.Env = append(os.Environ(), environment(dir, home)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, tail(string(out), 3000))
	}
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func tail(s string, n int) string {
	if len(s) > n {
		return "…" + s[len(s)-n:]
	}
	return s
}

// Every subcommand, flag, setting and code is documented somewhere.
func TestNothingIsUndocumented(t *testing.T) {
	var all strings.Builder
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	docs := all.String()
	p := &program{}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			if !strings.Contains(docs, sub.CommandPath()) {
				t.Errorf("no document speaks of %q", sub.CommandPath())
			}
			if sub.Short == "" {
				t.Errorf("%q has no short description", sub.CommandPath())
			}
			walk(sub)
		}
	}
	walk(p.root())
	for _, k := range keys() {
		if !strings.Contains(docs, k.variable) || !strings.Contains(docs, "`"+k.name+"`") {
			t.Errorf("no document speaks of the setting %s (%s)", k.name, k.variable)
		}
	}
	for _, row := range failure.Table() {
		want := "| `" + string(row.Code) + "` | " + itoa(row.Status) + " | " + itoa(row.Exit) + " |"
		if !strings.Contains(docs, want) {
			t.Errorf("docs/errors.md has no row %q", want)
		}
	}
	if len(failure.Table()) != 11 ||
		!slices.ContainsFunc(failure.Table(), func(r failure.Row) bool { return r.Code == entente.CodeInternal }) {
		t.Errorf("the table of failures has %d rows", len(failure.Table()))
	}
}

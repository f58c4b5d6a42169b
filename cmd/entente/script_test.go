package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"entente/internal/memory"
	"entente/internal/shared"
)

// TestMain runs the command where a script asks for it, and otherwise the tests.
func TestMain(m *testing.M) {
	memory.Use()
	testscript.Main(cleaning{m}, map[string]func(){"entente": main})
}

// cleaning removes what tests share when all of them are over.
type cleaning struct{ m *testing.M }

func (c cleaning) Run() int {
	code := c.m.Run()
	for _, f := range atEnd {
		f()
	}
	return code
}

// sharedFolder is the folder of the publishers' files, beside the checkout.
func sharedFolder(t testing.TB) string {
	t.Helper()
	return filepath.Dir(filepath.Dir(shared.File(t, "data", "atop")))
}

// environment gives a script a home of its own and the publishers' files.
func environment(dir, home string) []string {
	return []string{"HOME=" + home, "XDG_DATA_HOME=" + home + "/data", "XDG_CONFIG_HOME=" + home + "/config",
		"ENTENTE_LEDGER=" + home + "/ledger", "SHARED=" + dir}
}

// made is a ledger as the first command makes it. It is made once and copied: making it takes half a second of a
// processor, and a hundred tests begin with it.
var made = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "entente-made")
	if err != nil {
		return "", err
	}
	atEnd = append(atEnd, func() { os.RemoveAll(dir) })
	dir = filepath.Join(dir, "ledger")
	if out, code := runHere(dir, "ledger", "info"); code != 0 {
		return "", errors.New("a new ledger cannot be made: " + out)
	}
	return dir, nil
})

func copyNewLedger(to string) error {
	from, err := made()
	if err != nil {
		return err
	}
	return os.CopyFS(to, os.DirFS(from))
}

// newLedger puts a new ledger, with the starter in it, at a path where nothing is.
func newLedger(t testing.TB, path string) {
	t.Helper()
	if err := copyNewLedger(path); err != nil {
		t.Fatal(err)
	}
}

// commands are ours beside those of testscript.
var commands = map[string]func(*testscript.TestScript, bool, []string){"exits": exits}

// The stories of the command line; each file is one. Without the publishers' files those run that do not use them.
func TestScripts(t *testing.T) {
	dir, scripts := "", filepath.Join("testdata", "script")
	t.Run("publishers' files", func(t *testing.T) { dir = sharedFolder(t) })
	testscript.Run(t, testscript.Params{
		Dir: scripts, RequireExplicitExec: false, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, environment(dir, e.WorkDir)...)
			if err := copyNewLedger(filepath.Join(e.WorkDir, "ledger")); err != nil {
				return err
			}
			name := strings.TrimPrefix(filepath.Base(e.WorkDir), "script-")
			text, err := os.ReadFile(filepath.Join(scripts, name+".txtar"))
			if err == nil && dir == "" && strings.Contains(string(text), "$SHARED") {
				e.T().Skip("this story needs the publishers' files")
			}
			return err
		},
		Cmds: commands,
	})
}

// exits runs a command that must end with the given code: exits 4 entente ask …
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND …")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if code, ok := err.(interface{ ExitCode() int }); ok {
		got = itoa(code.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

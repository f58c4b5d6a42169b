package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"entente": main}) }

// shared is the folder of the publishers' files, beside the checkout.
func shared(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "shared"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "data", "atop")); err != nil {
		t.Fatalf("the publishers' files must lie in %s: %v", dir, err)
	}
	return dir
}

// environment gives a script a home of its own and the publishers' files.
func environment(dir, home string) []string {
	return []string{"HOME=" + home, "XDG_DATA_HOME=" + home + "/data", "XDG_CONFIG_HOME=" + home + "/config",
		"ENTENTE_LEDGER=" + home + "/ledger", "SHARED=" + dir}
}

// commands are ours beside those of testscript.
var commands = map[string]func(*testscript.TestScript, bool, []string){"exits": exits}

// The stories of the command line; each file is one.
func TestScripts(t *testing.T) {
	dir := shared(t)
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"), RequireExplicitExec: false, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, environment(dir, e.WorkDir)...)
			return nil
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

package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// hints are the texts of every Hint in the sources, with their places.
func hints(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	set := token.NewFileSet()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") &&
			path != root):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(set, path, text, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if kv, ok := n.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Hint" {
					out[set.Position(kv.Pos()).String()] = literals(kv.Value)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// literals joins the constant parts of a text; what is filled in at run time is a dot.
func literals(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(x.Value)
		return s
	case *ast.BinaryExpr:
		return literals(x.X) + literals(x.Y)
	case *ast.CallExpr:
		var s string
		for _, a := range x.Args {
			s += literals(a) + " "
		}
		return s
	}
	return "."
}

// Every command and every flag that a hint names is there.
func TestHintsLeadSomewhere(t *testing.T) {
	root := (&program{}).root()
	flags := map[string]bool{}
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = true })
		c.PersistentFlags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = true })
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(root)
	flags["help"] = true
	commands := regexp.MustCompile(`\bentente ([a-z]+)(?: ([a-z]+))?`)
	named := regexp.MustCompile(`--([a-z][a-z-]*)`)
	all := hints(t)
	seen := 0
	for place, hint := range all {
		for _, m := range commands.FindAllStringSubmatch(hint, -1) {
			seen++
			c, _, err := root.Find(m[1:2])
			if err != nil || c == root {
				t.Errorf("%s: the hint %q names the command %q, which is not there", place, hint, m[1])
				continue
			}
			var subs []string
			for _, sub := range c.Commands() {
				subs = append(subs, sub.Name())
			}
			if len(subs) > 0 && !slices.Contains(subs, m[2]) {
				t.Errorf("%s: the hint %q names no command of entente %s, which are %v", place, hint, m[1], subs)
			}
		}
		for _, m := range named.FindAllStringSubmatch(hint, -1) {
			if !flags[m[1]] {
				t.Errorf("%s: the hint %q names the flag --%s, which is not there", place, hint, m[1])
			}
		}
	}
	if len(all) < 60 || seen < 10 {
		t.Errorf("looked at %d hints with %d commands, want all of them", len(all), seen)
	}
}

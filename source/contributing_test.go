package source_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Adding a dataset is one folder and one line: the example of CONTRIBUTING.md is laid over the
// sources, exactly as it stands there, built, and used to import a file.
func TestTheExampleOfContributing(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	text := read(t, filepath.Join(root, "CONTRIBUTING.md"))
	list := read(t, "all.go")
	list = strings.Replace(list, "\t\"entente/source/gwstate\"\n",
		"\t\"entente/source/friendship\"\n\t\"entente/source/gwstate\"\n", 1)
	list = strings.Replace(list, "\tgwstate.New,\n", "\tfriendship.New,\n\tgwstate.New,\n", 1)
	dir := t.TempDir()
	overlay := map[string]map[string]string{"Replace": {}}
	for path, content := range map[string]string{
		"source/friendship/card.yaml":     block(t, text, "yaml"),
		"source/friendship/friendship.go": block(t, text, "go"),
		"source/friendship_test.go":       exampleTest,
		"source/all.go":                   list,
	} {
		file := filepath.Join(dir, strings.ReplaceAll(path, "/", "_"))
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		overlay["Replace"][filepath.Join(root, filepath.FromSlash(path))] = file
	}
	j, err := json.Marshal(overlay)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), j, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "test", "-overlay", filepath.Join(dir, "overlay.json"), "-vet=off", "-run",
		"TestFriendship|TestEveryDatasetHasACard", "-v", "./source")
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestFriendship") {
		t.Errorf("%v\n%s", err, out)
	}
}

// exampleTest imports a file with the example, through the list.
const exampleTest = `package source_test

import (
	"context"
	"testing"

	"entente"
	"entente/source"
)

func TestFriendship(t *testing.T) {
	for _, s := range all(t) {
		if s.Card.Dataset != "friendship" {
			continue
		}
		b, err := source.Prepare(context.Background(), s, files("id,a,b,year\n7,KOR,FRA,1990\n8,KOR,XXX,1990\n"))
		if err != nil {
			t.Fatal(err)
		}
		var links []entente.Link
		loaded, err := b.Load(context.Background(), func(s entente.Statement) error {
			if l, ok := s.(entente.Link); ok {
				links = append(links, l)
			}
			return nil
		})
		if entente.CodeOf(err) != entente.CodeUnprocessable || loaded.Issues.Counts["unknown_code"] != 1 {
			t.Errorf("half of the rows are bad, over the budget: got %v, %v", err, loaded.Issues.Counts)
		}
		if len(links) != 1 || links[0].From != "KOR" || links[0].To != "FRA" || links[0].Locator.Line != 2 {
			t.Errorf("got %+v", links)
		}
		return
	}
	t.Fatal("the list has no dataset friendship")
}
`

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// block is the first fenced block of a language.
func block(t *testing.T, text, language string) string {
	t.Helper()
	m := regexp.MustCompile("(?s)```" + language + "\n(.*?)```").FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("CONTRIBUTING.md has no %s block", language)
	}
	return m[1]
}

package web

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"os"
	"path"
	"strings"

	"entente"
	"entente/say"
	"entente/tie"
)

//go:embed page/*/*.tmpl
var templates embed.FS

// pages are the parsed templates, one set a page: the shared partials with the page's own file.
type pages struct {
	dev   string
	words say.Labels
	sets  map[string]*template.Template
}

func newPages(dev string, words say.Labels) (*pages, error) {
	p := &pages{dev: dev, words: words}
	var err error
	p.sets, err = parsePages(p.files(), p.words)
	return p, err
}

func (p *pages) files() fs.FS {
	if p.dev != "" {
		return os.DirFS(p.dev)
	}
	return templates
}

// parsePages parses every folder of page/ but shared, in which the partials are. A page's file
// defines "main" and "answer": the latter is what a script may ask for alone.
func parsePages(files fs.FS, words say.Labels) (map[string]*template.Template, error) {
	shared, err := template.New("").Option("missingkey=error").Funcs(helpers(words)).
		ParseFS(files, "page/shared/*.tmpl")
	if err != nil {
		return nil, badTemplate(err)
	}
	names, err := fs.Glob(files, "page/*/*.tmpl")
	if err != nil {
		return nil, badTemplate(err)
	}
	sets := map[string]*template.Template{}
	for _, file := range names {
		name := path.Base(path.Dir(file))
		if name == "shared" || strings.TrimSuffix(path.Base(file), ".tmpl") != name {
			continue
		}
		set, err := shared.Clone()
		if err == nil {
			set, err = set.ParseFS(files, "page/"+name+"/*.tmpl")
		}
		if err != nil {
			return nil, badTemplate(err)
		}
		sets[name] = set
	}
	return sets, nil
}

func badTemplate(err error) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "web.parsePages", Message: "a template cannot be parsed",
		Err: err}
}

// render executes a page, or one block of it.
func (p *pages) render(name, block string, data any) ([]byte, error) {
	sets := p.sets
	if p.dev != "" {
		var err error
		if sets, err = parsePages(p.files(), p.words); err != nil {
			return nil, err
		}
	}
	set, ok := sets[name]
	if !ok {
		return nil, &entente.Error{Code: entente.CodeInternal, Op: "web.render", Message: "there is no page " + name}
	}
	var b bytes.Buffer
	if err := set.ExecuteTemplate(&b, block, data); err != nil {
		return nil, &entente.Error{Code: entente.CodeInternal, Op: "web.render", Message: "page " + name +
			" cannot be written", Err: err}
	}
	return b.Bytes(), nil
}

// helpers are the few functions that templates may call; everything else is decided in Go.
func helpers(w say.Labels) template.FuncMap {
	tier := func(t tie.Tier) string {
		label, _ := w.Tier(t)
		return label
	}
	return template.FuncMap{
		"words":    words, // a date in English
		"tier":     tier,  // a tier in words
		"plain":    underscore[string],
		"sentence": func(s string) string { return upperFirst(s) + "." },
	}
}

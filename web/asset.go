package web

import (
	"embed"
	"encoding/json"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"

	"entente"
	"entente/web/transport"
)

// dist is made by the bundler and is empty, but for a file that keeps the folder, in a fresh clone:
// the pages then come without style and script, and still read well.
//
//go:embed all:dist
var dist embed.FS

// assets are the bundled styles and scripts under their content-hashed names.
type assets struct {
	dev      string
	manifest map[string]string           // "actor.ts" to "actor-X7Q.js"
	replies  map[string]*transport.Reply // by file name
}

func newAssets(dev string) (*assets, error) {
	if dev != "" {
		return &assets{dev: dev}, nil // read at each request
	}
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	return loadAssets(sub)
}

func loadAssets(dir fs.FS) (*assets, error) {
	a := &assets{manifest: map[string]string{}, replies: map[string]*transport.Reply{}}
	text, err := fs.ReadFile(dir, "manifest.json")
	if os.IsNotExist(err) {
		return a, nil // not bundled
	}
	if err == nil {
		err = json.Unmarshal(text, &a.manifest)
	}
	if err != nil {
		return nil, &entente.Error{Code: entente.CodeInternal, Op: "web.loadAssets",
			Message: "web/dist/manifest.json cannot be read",
			Hint:    "go run ./web/bundle", Err: err}
	}
	files, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.IsDir() || f.Name() == "manifest.json" || f.Name()[0] == '.' {
			continue
		}
		body, err := fs.ReadFile(dir, f.Name())
		if err != nil {
			return nil, err
		}
		keep := transport.Forever
		if f.Name() == licences {
			keep = transport.Revalidate // its name stays when its content changes
		}
		a.replies[f.Name()] = transport.NewReply(typeOf(f.Name()), body, keep)
	}
	return a, nil
}

func typeOf(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// now is the bundle to use for one request: the embedded one, or what lies on disk in development.
func (a *assets) now() (*assets, error) {
	if a.dev == "" {
		return a, nil
	}
	return loadAssets(os.DirFS(filepath.Join(a.dev, "dist")))
}

// licences is the file with the licences of the npm packages in the bundle.
const licences = "licences.txt"

// licencesURL is its address, "" where nothing is bundled.
func (a *assets) licencesURL() string {
	if a.replies[licences] == nil {
		return ""
	}
	return "/assets/" + licences
}

// url is the address of a bundled file, "" where it does not exist.
func (a *assets) url(source string) string {
	name, ok := a.manifest[source]
	if !ok {
		return ""
	}
	return "/assets/" + name
}

func (s *site) asset(w http.ResponseWriter, r *http.Request) {
	a, err := s.assets.now()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	reply, ok := a.replies[r.PathValue("name")]
	if !ok {
		s.fail(w, r, notFound(r))
		return
	}
	transport.InfoOf(r).Hit = true
	reply.Send(w, r)
}

package starter_test

import (
	"context"
	"path/filepath"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/internal/shared"
	"entente/source"
	"entente/source/atop"
	"entente/source/cowstate"
	"entente/source/gwstate"
	"entente/source/koreatie"
	"entente/source/since2018"
)

// restated is what the starter is made of: the same list as in cmd/entente/starter.go.
var restated = []struct {
	make  func(*crosswalk.Crosswalk) (entente.Source, error)
	files []string
}{
	{cowstate.New, []string{"data/cow_states/states2016.csv"}},
	{gwstate.New, []string{"data/gw_states/gwstates.xlsx"}},
	{atop.New, []string{"data/atop/atop5_1m.csv", "data/atop/atop5_1a.csv", "data/atop/atop5_1aph.csv"}},
	{since2018.New, []string{"facts/alliances_since_2018.csv"}},
	{koreatie.New, []string{"facts/ties.csv"}},
}

// prepared are the batches of the publishers' files, which must lie beside the checkout.
func prepared(t testing.TB) []entente.Batch {
	t.Helper()
	var batches []entente.Batch
	for _, r := range restated {
		src, err := r.make(crosswalks(t))
		if err != nil {
			t.Fatal(err)
		}
		var files []entente.File
		for _, f := range r.files {
			file, err := format.FromPath(shared.File(t, filepath.FromSlash(f)))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		b, err := source.Prepare(context.Background(), src, files)
		if err != nil {
			t.Fatal(err)
		}
		batches = append(batches, b)
	}
	return batches
}

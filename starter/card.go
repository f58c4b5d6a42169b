package starter

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"entente"
)

const (
	cardFile     = "card.yaml"
	restatesFile = "restates.csv"
)

var restatesHeader = []string{"source_file", "role", "sha256"}

// writeCard is the card as YAML, with the dates that the program used.
func writeCard(c entente.Card) ([]byte, error) {
	c.ToText, c.PublishedText, c.AccessedText = c.To.String(), c.Published.String(), c.Accessed.String()
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(c); err != nil {
		return nil, err
	}
	return b.Bytes(), e.Close()
}

func readCard(folder fs.FS) (entente.Card, error) {
	var c entente.Card
	text, err := fs.ReadFile(folder, cardFile)
	if err != nil {
		return c, unreadable("a folder of the starter has no "+cardFile, err)
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&c); err != nil {
		return c, unreadable("a "+cardFile+" of the starter cannot be read", err)
	}
	for _, x := range []struct {
		text string
		into *entente.Date
	}{{c.ToText, &c.To}, {c.PublishedText, &c.Published}, {c.AccessedText, &c.Accessed}} {
		if *x.into, err = entente.ParseDate(x.text); err != nil {
			return c, unreadable("the "+cardFile+" of "+string(c.Dataset)+" has a wrong date", err)
		}
	}
	if c.Dataset == "" || c.Edition == "" || c.Licence == "" {
		return c, unreadable("a "+cardFile+" of the starter has no dataset, edition or licence", nil)
	}
	if len(c.Subjects) == 0 {
		c.Subjects = nil // an empty list in YAML, no key in the publisher's card
	}
	return c, nil
}

func writeRestated(files []Restated) []byte {
	rows := [][]string{}
	for _, f := range files {
		rows = append(rows, []string{f.Name, f.Role, string(f.ID)})
	}
	return writeCSV(restatesHeader, rows)
}

func readRestated(folder fs.FS) ([]Restated, error) {
	text, err := fs.ReadFile(folder, restatesFile)
	if err != nil {
		return nil, unreadable("a folder of the starter has no "+restatesFile, err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(rows) == 0 || !slices.Equal(rows[0], restatesHeader) {
		return nil, unreadable(restatesFile+" does not have the columns "+strings.Join(restatesHeader, ", "), err)
	}
	var files []Restated
	for _, r := range rows[1:] {
		files = append(files, Restated{Name: r[0], Role: r[1], ID: entente.SnapshotID(r[2])})
	}
	return files, nil
}

// writeCSV is a file with its rows sorted, so that the same facts are the same bytes.
func writeCSV(header []string, rows [][]string) []byte {
	slices.SortFunc(rows, slices.Compare)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(header)
	w.WriteAll(rows) // a buffer does not fail
	return b.Bytes()
}

package xlsx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html/charset"

	"entente"
)

// The limits of a workbook.
const (
	maxFile     = 256 << 20 // the archive
	maxUnpacked = 512 << 20 // all of its parts
	maxInMemory = 64 << 20  // a sheet larger than this is decoded from a temporary file
	maxRatio    = 200       // of a part larger than freeRatio
	freeRatio   = 16 << 20
	maxDepth    = 64        // of nested elements
	maxElements = 1 << 20   // of a part that is held whole, which sheets are not; twice as many of strings
	maxOther    = 128 << 20 // all parts that are no sheets: pictures, styles, texts
	maxStrings  = 64 << 20  // bytes of the table of strings, which is held whole
	maxItems    = 1 << 19   // strings of it
	maxAround   = 1 << 20   // elements of a sheet around its cells: merged cells, conditions, links
	maxColumns  = 4096
)

// facts is what the examination finds out that excelize does not tell of a sheet that it streams.
type facts struct {
	dates  map[string]*dates // by part, in small letters
	parts  map[string]string // the part of a sheet, by its name
	is1904 bool
}

// check examines the archive before anything is decoded.
func check(z *zip.Reader) (*facts, error) {
	total, other := uint64(0), uint64(0)
	workbook := false
	for _, f := range z.File {
		total += f.UncompressedSize64
		if strings.EqualFold(partName(f), "xl/sharedStrings.xml") && f.UncompressedSize64 > maxStrings {
			return nil, tooManyStrings()
		}
		if !strings.HasPrefix(strings.ToLower(partName(f)), "xl/worksheets/") {
			other += f.UncompressedSize64
		}
		if f.UncompressedSize64 > maxUnpacked || total > maxUnpacked ||
			(f.UncompressedSize64 > freeRatio && f.UncompressedSize64/maxRatio > f.CompressedSize64) {
			return nil, &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
				Message: fmt.Sprintf("the workbook swells too far when it is unpacked (part %s); at most 512 MiB "+
					"and %d times the stored size are read", f.Name, maxRatio),
				Hint: "save the sheet that is needed as CSV"}
		}
		if other > maxOther {
			return nil, &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
				Message: fmt.Sprintf("the pictures, styles and texts of the workbook take more than %d "+
					"MiB", maxOther>>20),
				Hint: "save the sheet that is needed as CSV"}
		}
		workbook = workbook || strings.EqualFold(partName(f), "xl/workbook.xml")
	}
	if !workbook {
		return nil, notAWorkbook(z)
	}
	return checkParts(z)
}

// checkParts reads the parts that are decoded later: the shared strings and the styles first, because the
// cells of the sheets point to them.
func checkParts(z *zip.Reader) (*facts, error) {
	var sheets []*zip.File
	strs, look, book := &stringCheck{}, &styles{}, &bookCheck{}
	for _, f := range z.File {
		name := strings.ToLower(partName(f))
		each, most := func(xml.Token) error { return nil }, maxElements
		switch {
		case strings.HasSuffix(name, "/"):
			continue
		case strings.HasPrefix(name, "xl/worksheets/") && !strings.HasPrefix(name, "xl/worksheets/_rels/"):
			sheets = append(sheets, f)
			continue
		case name != "[content_types].xml" && (!strings.HasPrefix(name, "xl/") || !strings.HasSuffix(name, ".xml") &&
			!strings.HasSuffix(name, ".rels")):
			continue
		case name == "xl/sharedstrings.xml":
			each, most = strs.token, 2*maxElements
		case name == "xl/styles.xml":
			each = look.token
		case name == "xl/workbook.xml", name == "xl/_rels/workbook.xml.rels":
			each = book.token
		}
		if err := readPart(f, most, each); err != nil {
			return nil, err
		}
	}
	found := &facts{dates: map[string]*dates{}, parts: book.parts(), is1904: book.is1904}
	for _, f := range sheets {
		c := &sheetCheck{shared: strs.items, styles: look, dates: &dates{}}
		if err := readPart(f, math.MaxInt, c.token); err != nil {
			return nil, err
		}
		found.dates[strings.ToLower(partName(f))] = c.dates
	}
	return found, nil
}

// stringCheck counts the table of strings. The number of bytes is not enough: an empty string costs as
// much as a long one.
type stringCheck struct{ items int }

func (c *stringCheck) token(t xml.Token) error {
	if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
		if c.items++; c.items > maxItems {
			return tooManyStrings()
		}
	}
	return nil
}

func tooManyStrings() error {
	return &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
		Message: fmt.Sprintf("the texts of the workbook are too many: at most %d MiB and %d different ones are "+
			"read", maxStrings>>20, maxItems),
		Hint: "save the sheet that is needed as CSV"}
}

// bookCheck finds which part each sheet is, and from which day the workbook counts.
type bookCheck struct {
	is1904  bool
	ids     map[string]string // relation of a sheet, by its name
	targets map[string]string // part, by relation
}

func (c *bookCheck) token(t xml.Token) error {
	e, ok := t.(xml.StartElement)
	if !ok {
		return nil
	}
	if c.ids == nil {
		c.ids, c.targets = map[string]string{}, map[string]string{}
	}
	switch e.Name.Local {
	case "workbookPr":
		v := attribute(e, "date1904")
		c.is1904 = v == "1" || v == "true"
	case "sheet":
		c.ids[attribute(e, "name")] = attribute(e, "id")
	case "Relationship":
		c.targets[attribute(e, "Id")] = attribute(e, "Target")
	}
	return nil
}

func (c *bookCheck) parts() map[string]string {
	out := map[string]string{}
	for name, id := range c.ids {
		target := strings.ToLower(strings.ReplaceAll(c.targets[id], "\\", "/"))
		if strings.HasPrefix(target, "/") {
			out[name] = strings.TrimPrefix(target, "/")
		} else {
			out[name] = path.Join("xl", target)
		}
	}
	return out
}

func partName(f *zip.File) string { return strings.ReplaceAll(f.Name, "\\", "/") }

func notAWorkbook(z *zip.Reader) error {
	inside := "nothing"
	if len(z.File) > 0 {
		inside = z.File[0].Name
	}
	if inside == "mimetype" {
		return unreadable("this is an OpenDocument file and no Excel workbook", "save it as .xlsx or as CSV", nil)
	}
	return unreadable(fmt.Sprintf("this is a ZIP archive but no workbook: it holds %s and no xl/workbook.xml", inside),
		"unpack it and give the file inside", nil)
}

// readPart reads one part of XML to its end.
func readPart(f *zip.File, most int, each func(xml.Token) error) error {
	damaged := func(err error) error {
		return unreadable(fmt.Sprintf("the part %s of the workbook is damaged", f.Name), "open the workbook in "+
			"Excel and save it again, or fetch it again", err)
	}
	r, err := f.Open()
	if err != nil {
		return damaged(err)
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	depth, elements := 0, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = each(token)
		}
		if _, ours := errors.AsType[*entente.Error](err); ours {
			return err
		}
		if err != nil {
			return damaged(err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
			elements++
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth || elements > most {
			return &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
				Message: fmt.Sprintf("the part %s of the workbook is nested more than %d deep or has more than %d "+
					"elements", f.Name, maxDepth, most),
				Hint: "save the sheet that is needed as CSV"}
		}
	}
}

// sheetCheck finds what excelize would turn into empty or displaced cells without a word: rows and
// cells out of order, and pointers to shared strings that are not there.
type sheetCheck struct {
	styles      *styles
	dates       *dates
	isData      bool // inside the rows
	around      int  // elements outside of them
	shared      int
	row, column int
	pointer     bool // inside a cell that points to a shared string
	value       bool // inside its value
	text        []byte
}

func (c *sheetCheck) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if !c.isData {
			if c.around++; c.around > maxAround {
				return &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
					Message: fmt.Sprintf("a sheet of the workbook has more than %d merged cells, links or "+
						"conditions", maxAround),
					Hint: "save the sheet that is needed as CSV"}
			}
		}
		switch t.Name.Local {
		case "sheetData":
			c.isData = true
		case "row":
			return c.startRow(attribute(t, "r"))
		case "c":
			kind := attribute(t, "t")
			c.pointer = kind == "s"
			err := c.startCell(attribute(t, "r"))
			if err == nil && (kind == "" || kind == "n") && c.styles.isDate(attribute(t, "s")) {
				c.dates.add(c.row, c.column)
			}
			return err
		case "v":
			c.value, c.text = c.pointer, c.text[:0]
		}
	case xml.CharData:
		if c.value {
			c.text = append(c.text, t...)
		}
	case xml.EndElement:
		if t.Name.Local == "sheetData" {
			c.isData = false
		}
		if t.Name.Local == "v" && c.value {
			c.value = false
			if i, err := strconv.Atoi(string(c.text)); err != nil || i < 0 || i >= c.shared {
				return fmt.Errorf("a cell in row %d points to the shared string %q of %d", c.row, c.text, c.shared)
			}
		}
	}
	return nil
}

func (c *sheetCheck) startRow(r string) error {
	last := c.row
	c.row, c.column = last+1, 0
	if r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n <= last || n > excelize.TotalRows {
			return fmt.Errorf("row %q follows row %d", r, last)
		}
		c.row = n
	}
	return nil
}

func (c *sheetCheck) startCell(r string) error {
	last := c.column
	c.column++
	if r != "" {
		column, row, err := excelize.CellNameToCoordinates(r)
		if err != nil || column <= last || row != c.row {
			return fmt.Errorf("the cell %q follows column %d of row %d", r, last, c.row)
		}
		c.column = column
	}
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func unreadable(message, hint string, cause error) *entente.Error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "xlsx.Open", Message: message, Hint: hint, Err: cause}
}

package xlsx

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

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
	maxDepth    = 64      // of nested elements
	maxElements = 4 << 20 // of a part that is held whole, which sheets are not
	maxColumns  = 4096
)

// check examines the archive before anything is decoded.
func check(z *zip.Reader) error {
	total := uint64(0)
	workbook := false
	for _, f := range z.File {
		total += f.UncompressedSize64
		if f.UncompressedSize64 > maxUnpacked || total > maxUnpacked ||
			(f.UncompressedSize64 > freeRatio && f.UncompressedSize64/maxRatio > f.CompressedSize64) {
			return &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
				Message: fmt.Sprintf("the workbook swells too far when it is unpacked (part %s); at most 512 MiB and %d times the stored size are read", f.Name, maxRatio),
				Hint:    "save the sheet that is needed as CSV"}
		}
		workbook = workbook || strings.EqualFold(partName(f), "xl/workbook.xml")
	}
	if !workbook {
		return notAWorkbook(z)
	}
	for _, f := range z.File {
		if name := strings.ToLower(partName(f)); strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if err := checkPart(f, strings.HasPrefix(name, "xl/worksheets/")); err != nil {
				return err
			}
		}
	}
	return nil
}

func partName(f *zip.File) string { return strings.ReplaceAll(f.Name, "\\", "/") }

func notAWorkbook(z *zip.Reader) error {
	inside := "nothing"
	if len(z.File) > 0 {
		inside = z.File[0].Name
	}
	return unreadable(fmt.Sprintf("this is a ZIP archive but no workbook: it holds %s and no xl/workbook.xml", inside),
		"unpack it and give the file inside", nil)
}

// checkPart reads one part of XML to its end.
func checkPart(f *zip.File, sheet bool) error {
	damaged := func(err error) error {
		return unreadable(fmt.Sprintf("the part %s of the workbook is damaged", f.Name), "open the workbook in Excel and save it again, or fetch it again", err)
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
		if depth > maxDepth || (elements > maxElements && !sheet) {
			return &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
				Message: fmt.Sprintf("the part %s of the workbook is nested more than %d deep or has more than %d elements", f.Name, maxDepth, maxElements),
				Hint:    "save the sheet that is needed as CSV"}
		}
	}
}

func unreadable(message, hint string, cause error) *entente.Error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "xlsx.Open", Message: message, Hint: hint, Err: cause}
}

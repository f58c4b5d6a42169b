package browser

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestPicture keeps the picture of the README: that it exists, its size, and with -picture that it shows
// what the page shows now.
func TestPicture(t *testing.T) {
	file := filepath.Join(root, "docs/picture.png")
	if *picture {
		b := newTab(t)
		b.size(1280, 1400)
		b.look("screen", "light")
		b.visit("/actor/KOR")
		b.drawn()
		// Two strips of one page: from its head to the end of the treaty ally's first tie, and the map.
		ends := value[[]float64](b,
			`[document.querySelector('tbody[data-actor="USA"] tr:nth-child(1) td').getBoundingClientRect().bottom,
			document.querySelector("section[aria-labelledby=map]").getBoundingClientRect().top,
			document.querySelector(".map .legend").getBoundingClientRect().bottom].map(y => y + scrollY)`)
		head, below := b.capture(t, 0, 1280, ends[0]), b.capture(t, ends[1]-40, 1280, ends[2]-ends[1]+60)
		if err := join(file, head, below); err != nil {
			t.Fatal(err)
		}
	}
	body, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("the README's picture is missing: go test ./internal/browser -run TestPicture -picture (%v)", err)
	}
	if len(body) > 300_000 {
		t.Errorf("docs/picture.png has %d bytes, want at most 300,000", len(body))
	}
	got, err := png.DecodeConfig(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if got.Width != 1280 || got.Height < 1500 || got.Height > 2400 {
		t.Errorf("docs/picture.png is %d by %d, want 1280 by 1500 to 2400: the verdict, the treaty ally and the map",
			got.Width, got.Height)
	}
}

// join writes strips one below the other, with at most 256 colours, their most frequent ones: a page of
// text has few, and the file is a third as large.
func join(file string, strips ...[]byte) error {
	full := image.NewRGBA(image.Rectangle{})
	for _, s := range strips {
		m, err := png.Decode(bytes.NewReader(s))
		if err != nil {
			return err
		}
		above, size := full, m.Bounds().Size()
		full = image.NewRGBA(image.Rect(0, 0, size.X, above.Bounds().Dy()+size.Y))
		draw.Draw(full, above.Bounds(), above, image.Point{}, draw.Src)
		draw.Draw(full, full.Bounds().Intersect(image.Rect(0, above.Bounds().Dy(), size.X, full.Bounds().Dy())), m,
			m.Bounds().Min, draw.Src)
	}
	few := image.NewPaletted(full.Bounds(), frequent(full, 256))
	draw.Draw(few, few.Bounds(), full, full.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, few); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

func frequent(m image.Image, n int) color.Palette {
	times := map[color.Color]int{}
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			times[m.At(x, y)]++
		}
	}
	return most(times, n)
}

func most(times map[color.Color]int, n int) color.Palette {
	colours := slices.SortedFunc(maps.Keys(times), func(a, b color.Color) int {
		return cmp.Or(times[b]-times[a], cmp.Compare(number(a), number(b)))
	})
	return color.Palette(colours[:min(n, len(colours))])
}

// number puts colours that are equally frequent into an order, so that the file is the same each time.
func number(c color.Color) uint32 {
	r, g, b, _ := c.RGBA()
	return r>>8<<16 | g>>8<<8 | b>>8
}

package card

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"entente"
)

// Editions reads the cards of a dataset that has several: card.yaml is the newest edition's, and each
// file of the folder edition, named after its edition, says what is different in an older one. What
// such a file leaves out is as in card.yaml, but it must say its own edition, citation, attribution,
// publication and last day, and how its files are recognised. The older ones come newest first.
func Editions(folder fs.FS) (newest entente.Card, older []entente.Card, err error) {
	base, err := fs.ReadFile(folder, "card.yaml")
	if err != nil {
		return newest, nil, invalid("the dataset has no card.yaml", err)
	}
	if newest, err = Parse(base); err != nil {
		return newest, nil, err
	}
	names, err := fs.Glob(folder, "edition/*.yaml")
	if err != nil {
		return newest, nil, invalid("the folder of editions cannot be read", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return newest, nil, invalid(name+" cannot be read", err)
		}
		c, err := edition(base, text, strings.TrimSuffix(path.Base(name), ".yaml"))
		if err != nil {
			return newest, nil, err
		}
		if !c.Published.First().Before(newest.Published.First()) {
			return newest, nil, invalid(fmt.Sprintf("edition %s was not published before %s: the newest one stands "+
				"in card.yaml",
				c.Edition, newest.Edition), nil)
		}
		older = append(older, c)
	}
	slices.SortFunc(older, func(a, b entente.Card) int { return b.Published.Compare(a.Published) })
	return newest, older, nil
}

// edition is the base card with what an older edition says of itself laid over it.
func edition(base, text []byte, name string) (entente.Card, error) {
	var own, c entente.Card
	if err := decode(text, &own); err != nil {
		return c, err
	}
	for key, value := range map[string]string{"edition": own.Edition, "citation": own.Citation,
		"attribution": own.Attribution, "published": own.PublishedText, "to": own.ToText} {
		if value == "" {
			return c, invalid("the card of the edition "+name+" has no "+key, nil)
		}
	}
	if own.Edition != name || own.Recognise == nil {
		return c, invalid("the card of the edition "+name+" calls itself "+own.Edition+
			", or does not say how its files are recognised", nil)
	}
	if err := decode(base, &c); err != nil { // anew, so that no two cards share a list or a map
		return c, err
	}
	c.Recognise = nil
	if err := decode(text, &c); err != nil {
		return c, err
	}
	return c, check(&c)
}

// Package card reads source cards: the YAML beside each dataset that says who published it, under
// which licence, what it covers, and what is known to be wrong with it. It does not know any
// dataset. Start at [Parse].
package card

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v3"

	"entente"
)

// Parse reads one card. A key that cards do not have, a missing licence, citation or edition, and a
// date that does not exist are errors of code invalid that name the key.
func Parse(text []byte) (entente.Card, error) {
	var c entente.Card
	if err := decode(text, &c); err != nil {
		return entente.Card{}, err
	}
	return c, check(&c)
}

func decode(text []byte, c *entente.Card) error {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(c); err != nil {
		return invalid("the source card cannot be read: "+err.Error(), err)
	}
	return nil
}

// check completes a card, and refuses one that does not say what a card must say.
func check(c *entente.Card) error {
	for key, value := range map[string]string{
		"dataset": string(c.Dataset), "title": c.Title, "short": c.Short, "publisher": c.Publisher,
		"edition": c.Edition, "citation": c.Citation, "licence": c.Licence, "universe": c.Universe,
		"redistribution": string(c.Redistribution),
	} {
		if value == "" {
			return invalid(fmt.Sprintf("the source card of %q has no %s", c.Dataset, key), nil)
		}
	}
	dates := []struct {
		key, text string
		into      *entente.Date
	}{
		{"to", c.ToText, &c.To}, {"published", c.PublishedText, &c.Published},
		{"accessed", c.AccessedText, &c.Accessed},
	}
	for _, d := range dates {
		v, err := entente.ParseDate(d.text)
		if err != nil {
			return invalid(fmt.Sprintf("the source card of %q has the %s date %q", c.Dataset, d.key, d.text), err)
		}
		*d.into = v
	}
	if c.Published.IsZero() {
		return invalid(fmt.Sprintf("the source card of %q has no published date", c.Dataset), nil)
	}
	return nil
}

func invalid(message string, err error) error {
	return &entente.Error{Code: entente.CodeInvalid, Op: "card.Parse", Message: message, Err: err,
		Hint: "see source/README.md for the keys of a source card"}
}

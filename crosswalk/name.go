package crosswalk

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"entente"
)

// Name says who is meant by a name as data files write it, such as "Korea, Dem. People's Rep. of". It
// is exact apart from case, accents, punctuation, "&" for "and", "St." for "Saint" and an article. The
// date decides between meanings. An unknown name is an error of code not_found that names the nearest
// known ones.
func (c *Crosswalk) Name(name string, d entente.Date) (entente.ActorID, error) {
	rows := c.names.strict[key(name)]
	if len(rows) > 0 {
		return pick(rows, d)[0].actor, nil
	}
	if len(name) > 200 {
		name = name[:200] + "…"
	}
	message := fmt.Sprintf("%q is not the name of an actor", name)
	if strings.TrimSpace(name) == "" {
		message = "the name is empty"
	} else if near := c.nearest(key(name)); len(near) > 0 {
		message += "; the nearest known names are " + strings.Join(near, ", ")
	}
	return "", &entente.Error{Code: entente.CodeNotFound, Op: "crosswalk.Name", Message: message,
		Hint: "check the spelling, and that the column holds names of states"}
}

// nearest gives up to three known names that are few edits away from a key, or begin or continue it.
func (c *Crosswalk) nearest(k string) []string {
	type candidate struct {
		name     string
		distance int
	}
	a, mask := []rune(k), letters(k)
	if len(a) > 80 {
		return nil
	}
	limit := max(2, min(len(a)/3, 8))
	var found []candidate
	for _, o := range c.names.spellings() {
		gap := max(len(o.key)-len(a), len(a)-len(o.key))
		if gap <= limit && bits.OnesCount32(mask^o.mask) <= 2*limit {
			if n := distance(a, o.key, limit); n <= limit {
				found = append(found, candidate{o.name, n})
				continue
			}
		}
		if text := string(o.key); len(a) > 3 && strings.HasPrefix(text, k+" ") ||
			len(o.key) > 3 && strings.HasPrefix(k, text+" ") {
			found = append(found, candidate{o.name, limit + gap})
		}
	}
	slices.SortFunc(found, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.distance, y.distance), strings.Compare(x.name, y.name))
	})
	var names []string
	for _, f := range found[:min(3, len(found))] {
		names = append(names, fmt.Sprintf("%q", f.name))
	}
	return names
}

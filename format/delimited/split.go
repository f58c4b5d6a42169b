package delimited

import "strings"

// split cuts a record without quotes into cells. It fills dst and returns how many cells there are,
// which may be more than dst holds. The cells share the memory of text.
func split(dst []string, text string, comma byte) int {
	n, start := 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] != comma {
			continue
		}
		if n < len(dst) {
			dst[n] = text[start:i]
		}
		n++
		start = i + 1
	}
	if n < len(dst) {
		dst[n] = text[start:]
	}
	return n + 1
}

// splitQuoted is split for a record with quotes. bad is the number, from 1, of a cell that goes on
// behind its closing quote, or 0.
func splitQuoted(dst []string, text string, comma byte) (n, bad int) {
	for {
		var cell string
		if strings.HasPrefix(text, `"`) {
			end, doubled := closingText(text)
			cell = text[1:end]
			if doubled {
				cell = strings.ReplaceAll(cell, `""`, `"`)
			}
			text = text[min(end+1, len(text)):]
			if text != "" && text[0] != comma {
				return n + 1, n + 1
			}
		} else {
			end := strings.IndexByte(text, comma)
			if end < 0 {
				end = len(text)
			}
			cell, text = text[:end], text[end:]
		}
		if n < len(dst) {
			dst[n] = cell
		}
		n++
		if text == "" {
			return n, 0
		}
		text = text[1:]
	}
}

// closingText is the place of the quote that closes the cell opened at text[0], and whether doubled
// quotes stand before it.
func closingText(text string) (end int, doubled bool) {
	i := 1
	for {
		q := strings.IndexByte(text[i:], '"')
		if q < 0 {
			return len(text), doubled // only a cut piece of a record can come here
		}
		i += q
		if i+1 == len(text) || text[i+1] != '"' {
			return i, doubled
		}
		doubled = true
		i += 2
	}
}

// delimiters are the candidates, the likelier first.
const delimiters = ",;\t|"

// detect is the delimiter that stands most often in the first record of b, outside quotes. It reports
// a comma for a header of a single column.
func detect(b []byte) byte {
	var count [len(delimiters)]int
	start := true
	for i := 0; i < len(b); i++ {
		if b[i] == '"' && start {
			end := closing(b, i+1)
			if end < 0 {
				break
			}
			i, start = end-1, false
			continue
		}
		if b[i] == '\n' || b[i] == '\r' {
			break
		}
		k := strings.IndexByte(delimiters, b[i])
		if start = k >= 0; start {
			count[k]++
		}
	}
	best := 0
	for i, n := range count {
		if n > count[best] {
			best = i
		}
	}
	return delimiters[best]
}

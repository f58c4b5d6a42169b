package dta

import (
	"errors"
	"fmt"
	"io"
	"math"

	"entente"
)

// end reads what stands behind the observations, to the end of the file. A header that promises fewer
// observations than the file holds would make a shorter table without a word: what follows the last of them
// must be what follows observations, and nothing else.
func (l layout) end(in *input) error {
	rest := in.endTagged
	if l.version < 117 {
		rest = in.endLegacy
	}
	return l.miscounted(rest(l))
}

// miscounted says of damage right behind the observations that they are not as many as promised.
func (l layout) miscounted(err error) error {
	if e, ok := errors.AsType[*entente.Error](err); ok && e.Op == "dta.Read" {
		e.Message = fmt.Sprintf("the header promises %d observations, and behind them the file does not "+
			"go on as a Stata file does: it holds more of them than promised, or fewer, or is damaged or cut off (%s)",
			l.nobs, e.Message)
		e.Hint = "fetch the file again, or open it in Stata, look at how many observations there are, and save it again"
	}
	return err
}

// endTagged reads the last sections of versions 117 to 119: the long strings, the value labels.
func (in *input) endTagged(l layout) error {
	if err := in.tag("</data><strls>"); err != nil {
		return err
	}
	if err := passObjects(in, l); err != nil {
		return err
	}
	if err := in.tag("<value_labels>"); err != nil {
		return err
	}
	for {
		next, err := in.r.Peek(5)
		if err != nil {
			return err
		}
		if string(next) != "<lbl>" {
			break
		}
		if err := in.tag("<lbl>"); err != nil {
			return err
		}
		if err := in.labels(l, tagged[l.version].name); err != nil {
			return err
		}
		if err := in.tag("</lbl>"); err != nil {
			return err
		}
	}
	if err := in.tag("</value_labels></stata_dta>"); err != nil {
		return err
	}
	return in.nothing()
}

// endLegacy reads the value labels of versions 113 to 115, of which nothing says how many there are.
func (in *input) endLegacy(l layout) error {
	for {
		if _, err := in.r.Peek(1); err == io.EOF {
			return nil
		}
		err := in.labels(l, 33)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			err = unreadable("what stands there is no whole table of value labels",
				"the file is damaged: fetch it again")
		}
		if err != nil {
			return err
		}
	}
}

// labels reads one table of value labels: its length, its name, then how many labels there are and how much
// text, their offsets, their values and the text. The numbers must agree with the length, which no
// observations do that are taken for such a table.
func (in *input) labels(l layout, name int64) error {
	head, err := in.bytes(4 + name + 3 + 8)
	if err != nil {
		return err
	}
	length, count, text := number32(l, head), number32(l, head[len(head)-8:]), number32(l, head[len(head)-4:])
	if length != 8+8*count+text {
		return unreadable("found no table of value labels where one must stand", "the file is damaged: fetch it again")
	}
	return in.skip(length - 8)
}

// number32 is a length or a count, of which a negative one fits nowhere.
func number32(l layout, b []byte) int64 {
	if v := int64(l.in.Uint32(b)); v <= math.MaxInt32 {
		return v
	}
	return math.MaxInt32
}

func (in *input) nothing() error {
	if _, err := in.r.Peek(1); err != io.EOF {
		if err == nil {
			err = unreadable("bytes stand behind </stata_dta>", "the file is damaged: fetch it again")
		}
		return err
	}
	return nil
}

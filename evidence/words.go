package evidence

import (
	"fmt"

	"entente"
)

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December"}

// InWords is a date in English: "1 October 1953", "October 1953", "1953".
func InWords(d entente.Date) string {
	switch {
	case d.IsZero():
		return "an unknown date"
	case d.Month == 0:
		return fmt.Sprint(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", months[d.Month], d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, months[d.Month], d.Year)
}

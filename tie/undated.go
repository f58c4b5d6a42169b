package tie

// IsUndated reports an event that a page tells of without saying when it happened: the day of the page
// stands for an end, and is none.
func (v View) IsUndated() bool {
	return isEvent(v.Kind) && v.Standing == Ended && v.From.IsZero() && !v.To.IsZero() && v.To == v.FirstSeen
}

// Package ask answers a question in words. It reads the question into a [Reading] (intent, subject,
// object, dates, kind), shows that reading, and answers it from tie. It is deterministic: a
// tokenizer, the crosswalk's names, and a closed list of intents; what it cannot read it refuses,
// saying what was and was not understood. Start at [Desk.Ask].
package ask

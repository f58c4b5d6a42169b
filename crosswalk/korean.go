package crosswalk

import (
	"strings"
	"unicode/utf8"

	"entente"
)

// loadPairs reads the contractions of Korean names, which have one syllable for each actor.
func (c *Crosswalk) loadPairs() error {
	rows, err := readTable("contractions.csv", 2)
	if err != nil {
		return err
	}
	c.names.pairs = make(map[string][]entente.ActorID, len(rows))
	for _, r := range rows {
		var ids []entente.ActorID
		for id := range strings.FieldsSeq(r.cells[1]) {
			if _, ok := c.actors[entente.ActorID(id)]; !ok {
				return r.broken("there is no actor " + id)
			}
			ids = append(ids, entente.ActorID(id))
		}
		if len(ids) != utf8.RuneCountInString(r.cells[0]) {
			return r.broken("a contraction needs one actor for each syllable")
		}
		c.names.pairs[r.cells[0]] = ids
	}
	return nil
}

// longestKorean is how many syllables a word of a name may have.
const longestKorean = 24

// hangul reads the name that begins with the Korean word at token i and says how many tokens to go on.
// Particles hang on names without a space, so a name is the longest beginning of the words that leaves
// nothing of the last word but particles, or a noun that goes with states.
func (s *scanner) hangul(i int) int {
	last := i
	for last+1 < len(s.tokens) && last < i+3 && s.tokens[last+1].joins {
		last++
	}
	for ; last >= i; last-- {
		if s.tokens[last].isHangul && s.hangulTo(i, last) {
			return last + 1 - i
		}
	}
	return 1
}

// hangulTo reads the words i to last as one name, or as a contraction of several.
func (s *scanner) hangulTo(i, last int) bool {
	var before strings.Builder
	for _, t := range s.tokens[i:last] {
		before.WriteString(t.text + " ")
	}
	t := s.tokens[last]
	for n := min(len(t.cells), longestKorean); n > 0; n-- {
		head, rest := syllables(t.cells[:n]), syllables(t.cells[n:])
		if rows := s.c.names.spoken[before.String()+head]; len(rows) > 0 && isEnding(rest) {
			s.add([]token{{start: s.tokens[i].start, end: t.cells[n-1].end}}, rows, howKorean, 0)
			return true
		}
		ids := s.c.names.pairs[head]
		if i == last && len(ids) > 0 && isEnding(rest) && !strings.HasPrefix(rest, "기업") { // 중소기업: small firms
			for k, id := range ids {
				s.add([]token{{start: t.cells[k].start, end: t.cells[k].end}},
					[]nameRow{{actor: id}}, howKorean, 0)
			}
			return true
		}
	}
	return false
}

func syllables(cs []cell) string {
	var b strings.Builder
	for _, c := range cs {
		b.WriteRune(c.r)
	}
	return b.String()
}

// particles are the Korean endings that may follow a name without a space, and suffixes the nouns.
var (
	particles = set("은 는 이 가 을 를 과 와 의 에 도 만 로 으로 이랑 랑 하고 에서 에게 에게서 한테 한테서 께 까지 부터 보다 " +
		"처럼 같이 마저 조차 이나 나 이며 며 이고 고 이란 란 이라 라 이라는 라는 이라고 라고 이든 든 이든지 밖에 대로 마다 " +
		"야 이야 이여 여 요 이요 인 이다 다 입니다 인가 인가요 일 이었 였 들 간 측 쪽 및")
	suffixes = set("인 군 어 산 계 정부 동맹 동맹국 관계 조약 협정 협력 협력국 정상 정상회담 회담 우호 수교 국교 대통령 총리 " +
		"대사관 외교 군사 안보 방위 방위조약 상호방위조약 무역 무역협정 자유무역협정 투자 원조 연합 연합군 연합사 공동 양국 국민 " +
		"정책 기업 지역 국가 회원국 파트너 우방 우방국 전쟁 영토 수도 국경 수출 수입 교역 기본조약 우호조약 투자협정 지위협정")
)

// isEnding says whether what follows a Korean name is nothing, particles, or a noun and particles.
func isEnding(rest string) bool {
	if rest == "" || isParticles(rest, 3) {
		return true
	}
	for s := range suffixes {
		if after, ok := strings.CutPrefix(rest, s); ok && isParticles(after, 3) {
			return true
		}
	}
	return false
}

func isParticles(rest string, n int) bool {
	if rest == "" {
		return true
	}
	if n == 0 {
		return false
	}
	for p := range particles {
		if after, ok := strings.CutPrefix(rest, p); ok && isParticles(after, n-1) {
			return true
		}
	}
	return false
}

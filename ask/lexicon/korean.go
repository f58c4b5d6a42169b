package lexicon

import (
	"strings"

	"entente/ask"
)

// korean is the lexicon of Korean pieces: nouns, stems and endings. A Korean word is cut into pieces
// of this list, longest first; a word that cannot be cut completely is not understood.
var korean = []struct {
	sense  Sense
	pieces string
}{
	{Sense{Role: RoleWho}, `누구 누가 누구누구 어느나라 어떤나라 어느국가 어떤국가 나라 나라들 국가 국가들 어느 어떤 어디`},
	{Sense{Role: RoleWhat}, `무엇 무슨 뭐 뭔 뭘`},
	{Sense{Role: RoleAsk}, `알려줘 알려주세요 알려줄래 알려주십시오 말해줘 말해주세요 보여줘 보여주세요 나열해줘 나열해 나열 열거해 열거 찾아줘 목록 리스트 명단 ` +
		`정리해줘 소개해줘 설명해줘`},
	{Sense{Role: RolePartner}, `동맹국 동맹국들 우방 우방국 우방국들 맹방 맹방국 혈맹 혈맹국 파트너 파트너국 파트너들 동반자 동반국 협력국 체결국 조약국 협정국 체약국 친구`},
	{Sense{Role: RolePartner, Kind: ask.KindDefence}, `군사동맹국 방위동맹국 조약동맹국 조약동맹 상호방위동맹국 방위조약국 방위조약체결국`},
	{Sense{Role: RoleTie}, `동맹 동맹관계 관계 유대 조약 협정 협약 협력 사이 교류 연결 조약들 협정들`},
	{Sense{Role: RoleTie, Kind: ask.KindDefence}, `방위조약 상호방위조약 방위협정 방위동맹 군사동맹 상호방위 공동방위 방위공약 방위의무 방위 방어조약 상호원조조약 군사조약 ` +
		`지켜줄 지켜야 방어할 방어해야 방어해 의무 의무가 지킬 지켜`},
	{Sense{Role: RoleTie, Kind: ask.KindNonAggression}, `불가침조약 불가침협정 불가침`},
	{Sense{Role: RoleTie, Kind: ask.KindNeutrality}, `중립조약 중립협정`},
	{Sense{Role: RoleTie, Kind: ask.KindSecurity}, `안보 안보협력 안보조약 안보협정 안보파트너 안보동반자 안보동맹 군사협력 군사 국방 국방협력`},
	{Sense{Role: RoleTie, Kind: ask.KindCooperation}, `국방협력협정 방위협력협정 방위협력 방산협력협정`},
	{Sense{Role: RoleTie, Kind: ask.KindBases}, `기지 미군기지 군사기지 주둔군지위협정 지위협정 주둔`},
	{Sense{Role: RoleTie, Kind: ask.KindIntelligence}, `군사정보보호협정 정보보호협정 지소미아 정보공유 군사정보`},
	{Sense{Role: RoleTie, Kind: ask.KindArms}, `무기 무기수출 무기판매 방산 방산협력 방산수출`},
	{Sense{Role: RoleTie, Kind: ask.KindStrategic}, `전략적 전략동반자 전략적동반자 전략적동반자관계 전략적협력동반자 전략적협력동반자관계 전략적파트너 포괄적전략적동반자 특별전략적동반자 ` +
		`전략적협력 전략적파트너십 전략 전략파트너`},
	{Sense{Role: RoleTie, Kind: ask.KindTrade}, `자유무역협정 무역협정 자유무역 에프티에이 경제동반자협정 포괄적경제동반자협정 관세동맹 무역`},
	{Sense{Role: RoleTie, Kind: ask.KindDigital}, `디지털동반자협정 디지털협정 디지털 디지털무역협정`},
	{Sense{Role: RoleTie, Kind: ask.KindSwap}, `통화스와프 통화스왑 통화스와프협정 통화 스와프 스왑`},
	{Sense{Role: RoleTie, Kind: ask.KindInvestment}, `투자협정 투자보장협정 투자조약 양자투자협정 투자보호협정 투자`},
	{Sense{Role: RoleTie, Kind: ask.KindEconomic}, `경제 경제협력 경제협정 경제동반자 경제파트너`},
	{Sense{Role: RoleTie, Kind: ask.KindDiplomatic}, `외교 외교관계 수교 수교국 국교 대사관 수교한 정상회담`},
	{Sense{Role: RoleTie, Kind: ask.KindOrganisations}, `국제기구 기구`},
	{Sense{Role: RoleHelp, Kind: ask.KindSupport}, `참전국 참전국들 참전 참전한 참전했 파병국 파병국들 파병 파병한 파병했 지원국 지원 지원한 지원군 도왔 도운 도와준 도와줬 도움 군대 보낸 보냈 보내준 ` +
		`유엔군 의료지원국 군을 병력 병력을 싸운 싸웠 의료지원 전투병`},
	{Sense{Role: RoleCount}, `몇 몇나라 몇개 몇개국 몇개나라 몇국가 몇곳 개수 갯수 수는 숫자 나라수 국가수 얼마나많은 몇건 몇명`},
	{Sense{Role: RoleCount, Also: RolePartner, Kind: ask.KindDefence}, `동맹국수 동맹국의수 우방국수`},
	{Sense{Role: RoleWhen}, `언제 언제부터 언제까지 언제쯤 얼마나오래 몇년 몇년간 몇년동안 몇년도 얼마동안 시기 날짜 체결일 시점은 연도 기간 오래 몇년도에 몇년에`},
	{Sense{Role: RoleEnd}, `끝 끝났 끝난 끝나 종료 종료된 폐기 폐기된 만료 소멸 파기 파기된 해체 시작 시작된 시작됐 발효 발효된 지속 유지 이어졌 이어져 계속 깨졌 깨진 ` +
		`종결 종식`},
	{Sense{Role: RoleRank}, `가장많은 가장많이 가장많 제일많은 제일많이 제일많 최다 순위 랭킹 상위 많은순 많은순서`},
	{Sense{Role: RoleShared}, `공통 공통의 공통된 공동 공동의 공유하는 공유 공유한 공유하 함께 겹치는 동시에 모두 둘다 양국모두 양쪽 두나라모두 공통으로`},
	{Sense{Role: RoleAnd}, `와 과 랑 이랑 하고 및 그리고`},
	{Sense{Role: RoleOf}, `의`},
	{Sense{Role: RoleOr}, `또는 혹은 아니면`},
	{Sense{Role: RoleEver}, `역사상 한번이라도 적이있 과거에`},
	{Sense{Role: RoleNote, Why: WeighNote}, `주요 핵심 중요한 가까운 최대 최고 가장가까운 가장중요한 강력한 친한`},
	{Sense{Role: RoleNote, Why: WeighNote}, `가장오래된 오래된 진정한 진짜 최우방 가장강력한 가장강한 제일친한`},
	{Sense{Role: RoleNote, Why: SecretNote}, `비밀 비공개`},
	{Sense{Role: RoleNote, Also: RoleTie, Why: SecretNote}, `비밀조약 비밀협정 비밀동맹 밀약`},
	{Sense{Role: RoleNarrow}, `유럽 아시아 아프리카 남미 중동 동남아 동남아시아 동아시아 중앙아시아 오세아니아 서방 아랍 유럽의 아시아의`},
	{Sense{Role: RoleRefuse, Why: NotFuture}, `미래 앞으로 다음 예측 전망 예상 이길까 이길 될까 할까 곧 것인가 장차 향후`},
	{Sense{Role: RoleRefuse, Why: NotHostile}, `적 적국 적국들 적대국 적대 경쟁국 라이벌 침략 침공 공격 분쟁 갈등 제재 전쟁 싸움 위협 원수 앙숙`},
	{Sense{Role: RoleRefuse, Why: NotNegated}, `아닌 않은 없는 없던 제외 제외한 제외하고 빼고 말고 않는 아니 안맺은 외에 이외 이외의 않았`},
	{Sense{Role: RoleRefuse, Why: notFormer}, `옛 과거 예전 이전의 전 구 예전의 과거의`},
	{Sense{Role: RoleRefuse, Why: NotWhy}, `왜 이유 의견 생각 때문 좋은 나쁜 얼마나좋은 원인 장점 어떻게생각`},
	{Sense{Role: RoleRefuse, Why: notFewest}, `가장적은 제일적은 최소`},
	{Sense{Role: RoleRefuse, Why: NotCompare}, `더 보다 비교 차이`},
	{Sense{Role: RoleRefuse, Why: notAmounts}, `수출 수입 수출액 수입액 교역액 국내총생산 규모 금액 얼마 예산 교역량`},
	{Sense{Role: RoleRefuse, Why: NotMembers}, `회원국 회원국들 가입 가입국 가입한 가입했`},
	{Sense{Role: RoleRefuse, Why: notScope}, `식당 맛집 날씨 인구 수도 대통령 총리 음식 여행 호텔 영화 노래 축구 국기 언어 화폐 환율 주가 면적`},
	{Sense{Role: RolePolar}, `인가요 인가 입니까 이냐 인지 맞나요 맞나 맞아 맞습니까 맞는지 인가여`},
	{Sense{Role: RoleSkip}, `은 는 이 가 을 를 에 에서 에게 에게서 한테 도 만 로 으로 으로서 로서 으로써 부터 까지 에는 에서는 간 간의 간에 사이에 사이의 사이에는 씩 중 중에 중에서 ` +
		`들 것 거 점 수 적이 때 때의 당시 당시에 당시의 기준 기준으로 시점 시점에 시점의 개 곳 국 명 건 개국 번 ` +
		`이야 야 예요 이에요 입니다 일까 일까요 이다 다 요 이었 였 이며 이고 고 며 지 죠 나 니 까 네 냐 라 란 이란 이라는 라는 이라고 ` +
		`있나요 있나 있습니까 있는 있어 있어요 있지 있을까 있을까요 있었나요 있었나 있었습니까 있었어 있었던 있던 있는지 있었는지 있음 있니 있 있고 있었 있다 있으며 ` +
		`했나요 했나 했습니까 했던 했어 했어요 했는지 했지 했 한 하는 하나요 하나 합니까 하였나 하였나요 하였습니까 해 해요 해줘 하 했니 하던 하기로 한다 하게 하였던 하며 ` +
		`된 되었나요 되었나 되었습니까 되었어 되었는지 됐나요 됐나 됐습니까 됐어 됐어요 됐는지 됐 되었 되나 되나요 됩니까 되어 되는 돼 돼요 되 되며 ` +
		`였나요 였나 였습니까 였어 였지 였던 였는지 이었나요 이었나 이었습니까 이었어 이었던 이었는지 던 은가 은가요 나요 는가 는가요 는지 습니까 어 어요 었 었나 었나요 었습니까 었던 ` +
		`았 았던 았나 았나요 았습니까 ㄴ가 졌나 졌나요 나라는 나라가 나라와 ` +
		`맺고 맺은 맺었나요 맺었나 맺었습니까 맺었 맺는 맺어 맺어진 맺어졌 맺던 맺 맺고있는 체결 체결한 체결했 체결하고 체결된 체결되었 체결됐 체결하 체결되 가진 갖고 가지고 가지 갖는 갖춘 가졌 갖 보유 보유한 보유하고 보유하 ` +
		`서명 서명한 서명된 서명했 서명되었 조인 조인된 성립 성립된 수립 수립한 수립된 결성 결성된 형성 형성된 유효한 유효 유효하 속한 ` +
		`대한 대해 대해서 관한 관해 관련 관련된 위해 위한 위하여 따라 따른 통해 통한 ` +
		`현 현행 정식 공식 공식적 공식적으로 실제 아직 여전히 이미 지금도 도대체 그 그럼 저 제 좀 혹시 정말 같은 다른 모든 전체 여러 각 ` +
		`양국 양국의 양국간 두나라 두 두나라의 양자 상호 상호간 서로 국제 정부 목록을 이름 이름을 나 내 ` +
		`얼마나 어떻게 어떠한 어때 어떠 상태 현황 상황 정보 데이터 자료 내용 현재 오늘 이름은 질문 궁금해 궁금합니다 알고싶어 알고 싶어 싶습니다 싶어요 ` +
		`을까 를까 국은 국가는 많은 많이 총 모두몇 세계 세계에서 전세계 지구상 국제적 년 월 일`},
}

// longestPiece is how many syllables the longest piece may have.
const longestPiece = 14

// CutKorean cuts a Korean word into pieces of the lexicon. It takes the cut with the fewest pieces,
// among those the one whose first piece is longest; ok is false where no cut uses up the word.
// O(n·longestPiece) for n syllables.
func CutKorean(word string) (pieces []string, ok bool) {
	var at []int // byte offsets of syllables, and the end
	for i := range word {
		at = append(at, i)
	}
	n := len(at)
	at = append(at, len(word))
	best := make([]int, n+1) // fewest pieces from syllable i on; 0 where there is no cut
	take := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		for j := min(n, i+longestPiece); j > i; j-- {
			if _, known := Speech.Sense(word[at[i]:at[j]]); !known || j < n && best[j] == 0 {
				continue
			}
			if best[i] == 0 || best[j]+1 < best[i] {
				best[i], take[i] = best[j]+1, j
			}
		}
	}
	if n == 0 || best[0] == 0 {
		return nil, false
	}
	for i := 0; i < n; i = take[i] {
		pieces = append(pieces, word[at[i]:at[take[i]]])
	}
	return pieces, true
}

// addKorean puts the Korean pieces into the lexicon.
func (l *lexicon) addKorean() {
	for _, r := range korean {
		for p := range strings.FieldsSeq(r.pieces) {
			if _, ok := l.phrases[p]; !ok {
				l.phrases[p] = entry{sense: r.sense, rule: len(l.phrases)}
			}
		}
	}
}

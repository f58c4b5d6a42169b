package ko

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// tiers are what a partner of each tier is called.
var tiers = map[tie.Tier]string{
	tie.TreatyAlly: "조약 동맹국", tie.SecurityPartner: "안보 협력국", tie.StrategicPartner: "전략적 동반자",
	tie.EconomicPartner: "경제 협력국", tie.Restraint: "불가침 약속국", tie.OtherPartner: "기타 관계국",
	tie.NoTier: "유효한 관계 없음",
}

// rules are the rules of the tiers.
var rules = map[tie.Tier]string{
	tie.TreatyAlly: "양측이 모두 당사자인 합의에 따라 두 나라 사이에 상호 또는 일방의 방위 의무가 있음",
	tie.SecurityPartner: "공동 행동에 관한 그 밖의 약속이 있음: 위기 시 협의, 방문군 지위, 기지 제공, 정보 공유, 방위 협력, " +
		"무기 공동 개발 또는 안보 선언",
	tie.StrategicPartner: "전략적 동반자 관계를 선언함",
	tie.EconomicPartner:  "발효 중인 무역·디지털·투자 협정 또는 통화 스와프가 있음",
	tie.Restraint:        "공격하지 않거나 중립을 지키겠다는 약속만 있고 그 이상은 없음. 우호 관계의 표시는 아님",
	tie.OtherPartner: "국제기구 공동 가입, 외교 관계, 전략적이 아닌 동반자 관계, 의무가 따르지 않는 지위 지정, 방문, 무기 판매, " +
		"또는 전시 파병 등 과거의 지원",
	tie.NoTier: "해당 일자에 발효 중인 관계가 없음",
}

// layers are the kind filters in words: what one tie of the kind is called.
var layers = map[ask.KindFilter]string{
	ask.KindAll:           "관계",
	ask.KindDefence:       "방위조약",
	ask.KindAlliance:      "동맹조약",
	ask.KindOffence:       "공격동맹",
	ask.KindNeutrality:    "중립조약",
	ask.KindNonAggression: "불가침조약",
	ask.KindConsultation:  "협의조약",
	ask.KindSecurity:      "안보 약속",
	ask.KindArmistice:     "정전협정",
	ask.KindCooperation:   "방위 협력 협정",
	ask.KindBases:         "기지·방문군 협정",
	ask.KindIntelligence:  "정보 공유 협정",
	ask.KindArms:          "방산 협력·무기 거래",
	ask.KindStrategic:     "전략적 동반자 관계",
	ask.KindPartnership:   "전략적이 아닌 동반자 관계",
	ask.KindDesignation:   "지위 지정",
	ask.KindTrade:         "무역협정",
	ask.KindDigital:       "디지털 협정",
	ask.KindSwap:          "통화 스와프",
	ask.KindInvestment:    "투자협정",
	ask.KindBilateral:     "투자보장협정",
	ask.KindEconomic:      "경제협정",
	ask.KindDiplomatic:    "외교 관계",
	ask.KindSummits:       "정상회담·방문",
	ask.KindOrganisations: "국제기구 공동 가입",
	ask.KindAid:           "원조 협정",
	ask.KindSupport:       "전시 지원",
	ask.KindTroops:        "파병",
}

// nouns are what the partners of a kind filter are called.
var nouns = map[ask.KindFilter]string{
	ask.KindAll: "협력국", ask.KindDefence: "조약 동맹국", ask.KindAlliance: "동맹조약 체결국", ask.KindSecurity: "안보 협력국",
	ask.KindStrategic: "전략적 동반자", ask.KindTrade: "무역협정 체결국", ask.KindEconomic: "경제 협력국",
	ask.KindInvestment: "투자협정 체결국", ask.KindBilateral: "투자보장협정 체결국", ask.KindArmistice: "정전협정 당사국",
	ask.KindSupport: "전시 지원국", ask.KindDiplomatic: "외교 관계 수립국",
	ask.KindOrganisations: "국제기구 공동 가입국",
}

// noun is what partners of a kind filter or a tier are called.
func noun(r ask.Proposition) string {
	switch {
	case r.Tier == tie.Restraint:
		return "불가침 약속만 있는 국가"
	case r.Tier == tie.OtherPartner:
		return "기타 관계만 있는 국가"
	case r.Tier != tie.NoTier:
		return tiers[r.Tier]
	case nouns[r.Kind] != "":
		return nouns[r.Kind]
	}
	return layers[r.Kind] + " 상대국"
}

// kinds are what one tie is called.
var kinds = map[entente.Kind]string{
	entente.KindAlliance: "동맹조약", entente.KindStatusOfForces: "주둔군지위협정(방문군 협정)", entente.KindBasing: "기지 제공 합의",
	entente.KindIntelligence: "정보 공유 협정", entente.KindDefenceCoop: "방위 협력 협정", entente.KindArmsCoop: "무기 공동 개발 사업",
	entente.KindInvestment: "투자협정", entente.KindDeclaration: "정치 선언", entente.KindDiplomatic: "외교 관계",
	entente.KindRepresentation: "외교 공관", entente.KindPastSupport: "전시 지원", entente.KindTroops: "파병",
	entente.KindMembership: "국제기구 공동 가입", entente.KindStrategic: "전략적 동반자 관계",
	entente.KindArmistice: "정전협정", entente.KindArmsSale: "무기 거래", entente.KindPartnership: "동반자 관계",
	entente.KindDesignation: "지위 지정", entente.KindTrade: "무역협정", entente.KindDigital: "디지털 협정",
	entente.KindSwap: "통화 스와프", entente.KindSummit: "정상회담·방문", entente.KindAid: "원조 협정",
}

// tieNoun is what one tie is called; an alliance without defence is called by what it promises.
func tieNoun(v tie.View) string {
	switch {
	case v.Kind == entente.KindAlliance && len(v.Obligations) > 0:
		return pactNoun(v.Obligations)
	case v.Kind == entente.KindMembership && v.Count != nil:
		return fmt.Sprintf("국제기구 %d개 공동 가입", *v.Count)
	case kinds[v.Kind] != "":
		return kinds[v.Kind]
	}
	return "기타 합의"
}

// promises are the obligations in words.
var promises = map[string]string{"defence": "방위", "offence": "공격", "neutrality": "중립", "non_aggression": "불가침",
	"consultation": "협의"}

// duties are obligations in words: "방위·협의".
func duties(obligations []string) string {
	out := make([]string, len(obligations))
	for i, o := range obligations {
		out[i] = promises[o]
	}
	return strings.Join(out, "·")
}

// pactNoun is what an alliance is called by what it promises: "중립·불가침 조약".
func pactNoun(obligations []string) string {
	if len(obligations) == 0 {
		return "조약"
	}
	return duties(obligations) + " 조약"
}

// concluded is what a verb says of a tie that two have: agreements and relations are concluded, acts are there.
func concluded(r ask.Proposition, one string) string {
	for _, made := range []string{"협정", "조약", "동맹", "관계", "스와프"} {
		if strings.HasSuffix(one, made) {
			return josa(one, "을/를") + " " + tense(r, "맺고 있습니다", "맺고 있었습니다")
		}
	}
	return josa(one, "이/가") + " " + tense(r, "있습니다", "있었습니다")
}

// wars are the names of the wars, by code.
var wars = map[string]string{
	"first_world_war": "제1차 세계대전", "second_world_war": "제2차 세계대전", "korean_war": "6·25전쟁",
	"vietnam_war": "베트남전쟁", "cold_war": "냉전", "crimean_war": "크림전쟁", "franco_prussian_war": "프로이센·프랑스전쟁",
	"russo_japanese_war": "러일전쟁", "spanish_american_war": "미국·스페인전쟁", "gulf_war": "걸프전쟁",
	"sino_japanese_war": "청일전쟁 또는 중일전쟁", "iraq_war": "이라크전쟁", "war_in_afghanistan": "아프가니스탄전쟁",
	"yom_kippur_war": "제4차 중동전쟁", "six_day_war": "제3차 중동전쟁", "iran_iraq_war": "이란·이라크전쟁",
	"chaco_war": "차코전쟁", "balkan_wars": "발칸전쟁", "winter_war": "겨울전쟁", "falklands_war": "포클랜드전쟁",
	"spanish_civil_war": "스페인내전", "war_in_ukraine": "우크라이나전쟁",
}

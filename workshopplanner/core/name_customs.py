"""What is known of how names are made: titles, particles, words of kinship, family names by which an order is known."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _set(
    "dr dra prof professor pr mr mrs ms miss mme mlle mx sr sra srta don dona doña señor señora ing eng arch lic mag"
    " hon he hm hrh sir dame lady lord rev father madam madame monsieur m maitre dato datuk"
    " datin tun haji hajah hj"
    " drs atty engr sheikh sheikha shaikh amb ambassador herr frau phd docteur professeur"
)
SUFFIXES = _set("jr sr ii iii iv phd md msc ma mba esq junior senior filho neto hijo")
PARTICLES = _set(
    "de del della delle dello di da das do dos du des la las le los lo van von der den het ten ter zu zum zur vom af av"
    " op y e al el ul san santa st saint mac mc ap ab bar vander vande vanden d l dal dalla degli dei"
)
# Behind these stands the name of a father or an ancestor, which no one is addressed by alone.
KINSHIP = _set("bin binti bint binte ibn bte bt anak oglu qizi kizi ogly uulu kyzy")
# Which of two well-known family names in one name is the family name.
STRONG = _set("kim lee park choi jung nguyen tran le pham hoang bui wang zhang")
MIDDLE = _set("thi van")  # Vietnamese, behind the family name
CHAINED = _set("abd abdul abdel abu umm")

FAMILY_FIRST_COUNTRIES = {
    "KOR": "kr",
    "PRK": "kr",
    "CHN": "cn",
    "TWN": "cn",
    "HKG": "cn",
    "MAC": "cn",
    "SGP": "cn",
    "VNM": "vn",
    "JPN": "jp",
    "HUN": "hu",
    "KHM": "kh",
}
GIVEN_FIRST_COUNTRIES = _set("ISL IDN MYS MMR BTN ETH ERI AFG")
TWO_FAMILY_NAMES = _set("ESP MEX ARG COL PER VEN CHL ECU GTM CUB BOL DOM HND PRY SLV NIC CRI PAN URY PRI GNQ")
SECOND_GIVEN = _set(
    "carlos jose maria luis antonio manuel miguel angel alberto eduardo fernando francisco javier jesus juan pablo"
    " pedro enrique ernesto alejandro andres rafael ramon ricardo roberto rosa isabel elena luisa teresa carmen ana"
    " cristina patricia beatriz fernanda alejandra gabriela guadalupe pilar dolores mercedes lucia victoria eugenia"
    " alfonso augusto arturo felipe david daniel sofia paola andrea ignacio alonso del"
)

_KOREAN = (
    "kim gim lee yi rhee ri i park bak pak choi choe jung jeong chung cheong jong kang gang cho jo yoon yun"
    " jang chang lim im rim han oh o seo suh shin sin kwon gwon hwang ahn an song ryu yu yoo hong jeon jun chun"
    " ko go koh moon mun yang son sohn bae paik baek paek heo hur huh noh no roh nam sim shim ha joo ju koo gu"
    " ku kwak gwak sung seong cha woo wu u namgung min jin ji um eom chae won cheon bang gong kong hyun hyeon"
    " ham byun byeon yeom chu choo do so seok sun seol ma gil yeon wi pyo myung ki gi ban wang geum ok yuk in"
    " maeng je mo tak guk yeo eun"
)
_CHINESE = (
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie"
    " han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan"
    " pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin"
    " gu hou shao meng long wan duan qian yin chan wong lee ng cheung lau leung ho lam tsang kwok chow yeung"
    " tse chiu mak fung yip choi tam tsui ouyang situ tan lim goh ong teo koh toh chua chong yap chew sim foo"
    " loh"
)
_VIETNAMESE = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai truong lam ha luong"
    " dao doan trieu vuong ta cao thai chau phung ton quach nghiem ninh tu khuc la luu tong"
)
SURNAMES = {
    "kr": _set(_KOREAN),
    "cn": _set(_CHINESE),
    "vn": _set(_VIETNAMESE),
    "jp": _set(
        "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi"
        " matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa ogawa maeda okada hasegawa"
        " fujita goto kondo murakami endo aoki sakamoto saito fukuda ota nishimura fujii kaneko okamoto nakajima nakano"
        " harada ono tamura takeuchi wada nakayama ishida ueda morita hara shibata sakai kudo yokoyama miyazaki"
    ),
    "hu": _set("nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos"),
    "kh": _set("sok chea chan kim ly heng keo chhim sam meas nhem seng ros prak pich mao hun kong phan tep ouk"),
}
COMPOUND_HANGUL = _set("남궁 황보 제갈 선우 독고 사공 서문 동방 망절")
COMPOUND_HAN = _set("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 公孙 慕容 南宮 皇甫 鮮于 獨孤")

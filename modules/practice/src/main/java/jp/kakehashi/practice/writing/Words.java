package jp.kakehashi.practice.writing;

import jp.kakehashi.practice.chance.Dice;

/// Words that people might write, made of nothing: no person bears them.
final class Words {
    private static final String KANJI =
            "一二三四五六七八九十東西南北中上下左右大小山川田村町市区本原野林森木石金水火土日月"
                    + "春夏秋冬朝昼夕夜空海島谷池橋道門寺宮松竹梅桜花草青赤白黒光明美正和平安長高"
                    + "新古内外前後男女子父母兄弟姉妹友人名氏住所電話番号申請交付届出転入転出世帯主"
                    + "本人代理続柄生年理由提出先銀行年金保険学校通勤車両登録証明写戸籍抄本謄本隆健"
                    + "真由香恵裕介博幸雄郎次佳織渡邊齋藤髙崎間堂塚沼崎鶴岡酒鮭櫛引藤島羽黒朝日温海";
    private static final String KATAKANA =
            "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゴザジダデドバビブボ";
    private static final String HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";
    private static final String DIGITS = "0123456789";
    private static final String SHORT = "一1-ノ7二〇ー/レ";

    private final Dice dice;

    Words(Dice dice) {
        this.dice = dice;
    }

    /// Something for a field of this label in which about `room` letters find a place.
    String of(String label, double room) {
        int most = Math.max(1, (int) room);
        if (dice.chance(0.04)) {
            return String.valueOf(dice.character(SHORT));
        }
        if (label.matches(".*(電話|TEL|ＴＥＬ).*")) {
            return digits(3) + "-" + digits(4) + "-" + digits(4);
        }
        if (label.matches(".*(フリガナ|カナ|ふりがな).*")) {
            return some(KATAKANA, most, 4, 9);
        }
        if (label.matches(".*(番号|通数|年|月|日|枚|部|歳|円|額).*") || room < 3) {
            int count = label.contains("番号") ? 1 + dice.below(12) : 1 + dice.below(2);
            return digits(Math.min(Math.max(1, most), count));
        }
        if (label.matches(".*(住所|本籍|方書|所在).*")) {
            return some(KANJI, Math.max(1, most - 3), 4, 12)
                    + digits(1 + dice.below(2))
                    + "-"
                    + digits(1 + dice.below(2));
        }
        if (label.matches(".*(氏名|名前|世帯主|筆頭者).*")) {
            return some(KANJI, most, 2, 5);
        }
        return some(KANJI, most, 2, 10) + (dice.chance(0.4) ? some(HIRAGANA, most / 2, 1, 4) : "");
    }

    /// A printed line of that many letters.
    static String line(Dice dice, int count) {
        return new Words(dice).some(KANJI + HIRAGANA + HIRAGANA, count, count, count);
    }

    /// One figure, for a box of a number.
    String digit() {
        return digits(1);
    }

    private String digits(int count) {
        return some(DIGITS, count, count, count);
    }

    private String some(String of, int most, int least, int usual) {
        int count = Math.max(1, Math.min(most, least + dice.below(Math.max(1, usual - least + 1))));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(dice.character(of));
        }
        return text.toString();
    }
}

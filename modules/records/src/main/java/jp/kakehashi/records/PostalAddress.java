package jp.kakehashi.records;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A postal address in Japan. In a cell its four parts, one a line; any may be empty, not all.
///
/// @param postalCode `997-8601`
/// @param prefecture one of the 47
/// @param city 市区町村 with its 郡, at most 40 characters
/// @param rest what follows, at most 300 characters
public record PostalAddress(String postalCode, String prefecture, String city, String rest) {
    private static final int LONGEST_CITY = 40;
    private static final int LONGEST_REST = 300;
    private static final List<String> PREFECTURES =
            List.of(
                    ("北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県"
                                    + " 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県"
                                    + " 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県"
                                    + " 熊本県 大分県 宮崎県 鹿児島県 沖縄県")
                            .split(" "));
    private static final Pattern CODE = Pattern.compile("[0-9]{3}-[0-9]{4}");
    private static final Pattern TYPED_CODE =
            Pattern.compile(
                    "^[\\s\u3000]*〒?[\\s\u3000]*([0-9０-９]{3})[-‐‑–—−－ー]?([0-9０-９]{4})(?![0-9０-９])");

    /// Names in which 市, 町 or 村 stands before the end.
    private static final String LONG_NAMES =
            "四日市市|廿日市市|野々市市|八日市場市|市川市|市原市|町田市|大町市|十日町市|村山市|東村山市|武蔵村山市|羽村市|田村市|大村市|村上市"
                    + "|余市郡余市町|高市郡[^町村]{1,4}[町村]|佐波郡玉村町|中新川郡上市町|芳賀郡市貝町|吉野郡下市町|柴田郡村田町|余市町|玉村町|上市町|市貝町|下市町|村田町";
    private static final Pattern CITY =
            Pattern.compile(
                    "^("
                            + LONG_NAMES
                            + "|[^市区町村]{1,6}郡[^町村]{1,6}[町村]|[^市区町村]{1,8}市[^市区町村0-9０-９]{1,4}区"
                            + "|[^市区町村]{1,8}[市区町村])");

    /// The parts on one line, as on an envelope: `〒997-8601 山形県鶴岡市馬場町9-25`.
    public String oneLine() {
        String code = postalCode.isEmpty() ? "" : "〒" + postalCode + " ";
        return (code + prefecture + city + rest).strip();
    }

    /// The parts with a blank between, which {@link #typed} reads as they are.
    public String apart() {
        return (postalCode + " " + prefecture + " " + city + " " + rest)
                .strip()
                .replaceAll(" {2,}", " ");
    }

    /// What a cell holds.
    public String text() {
        return String.join("\n", postalCode, prefecture, city, rest);
    }

    /// The address of a cell; empty when `text` is none of {@link #text}.
    public static Optional<PostalAddress> read(String text) {
        String[] parts = text.split("\n", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        PostalAddress address = new PostalAddress(parts[0], parts[1], parts[2], parts[3]);
        return address.sound() ? Optional.of(address) : Optional.empty();
    }

    /// The address somebody typed or a sheet holds, on one line or several. What is not certain to
    /// be a city stays in the rest; nothing is left out or corrected.
    public static Optional<PostalAddress> typed(String text) {
        String left = text.strip().replaceAll("[\\s\u3000]+", " ");
        String code = "";
        Matcher digits = TYPED_CODE.matcher(left);
        if (digits.find()) {
            code = half(digits.group(1)) + "-" + half(digits.group(2));
            left = left.substring(digits.end()).strip();
        }
        String prefecture = PREFECTURES.stream().filter(left::startsWith).findFirst().orElse("");
        left = left.substring(prefecture.length()).strip();
        Matcher cities = CITY.matcher(left);
        String city = cities.find() ? cities.group() : "";
        String rest = left.substring(city.length()).strip();
        PostalAddress address = new PostalAddress(code, prefecture, city, rest);
        return address.sound() ? Optional.of(address) : Optional.empty();
    }

    private static String half(String digits) {
        return Normalizer.normalize(digits, Normalizer.Form.NFKC);
    }

    private boolean sound() {
        return (postalCode.isEmpty() || CODE.matcher(postalCode).matches())
                && (prefecture.isEmpty() || PREFECTURES.contains(prefecture))
                && line(city, LONGEST_CITY)
                && line(rest, LONGEST_REST)
                && !(postalCode + prefecture + city + rest).isEmpty();
    }

    private static boolean line(String part, int longest) {
        return part.length() <= longest
                && part.equals(part.strip())
                && part.chars().allMatch(c -> c >= 0x20 && c != 0x7F)
                && Values.paired(part);
    }
}

package jp.kakehashi.adminui.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Moments;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.CityMessages.City;
import org.jspecify.annotations.Nullable;

/// What the administration screens share: the service, who is sitting here, the city's places, and
/// how days, roles and posts are put into words.
public final class AdminDesk {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final AdminService service;
    private final Self self;
    private CityDirectory city;
    private final InstantSource clock;
    private final Texts texts;
    private final Moments moments;
    private final Wareki wareki = new Wareki();

    /// A desk of the administrator `self`.
    public AdminDesk(
            AdminService service, Self self, CityDirectory city, InstantSource clock, Texts texts) {
        this.service = service;
        this.self = self;
        this.city = city;
        this.clock = clock;
        this.texts = texts;
        this.moments = new Moments(texts, clock);
    }

    /// Head office.
    public AdminService service() {
        return service;
    }

    /// Whether that is the person sitting here.
    public boolean isSelf(String staff) {
        return self.staff().equals(staff);
    }

    /// Whether that is the PC they sit at.
    public boolean isThisPc(String device) {
        return self.device().equals(device);
    }

    /// Who sits here, at which PC, and whether they administer and look into the logs.
    public record Self(String staff, String device, boolean administrates, boolean audits) {}

    /// Who sits here and what they may do.
    public Self self() {
        return self;
    }

    /// The words.
    public Texts texts() {
        return texts;
    }

    /// Offices and sections in the city's order.
    public CityDirectory city() {
        return city;
    }

    /// Takes the offices and sections as head office has them now; an empty city changes nothing.
    public void learn(City told) {
        if (!told.places().isEmpty()) {
            city = told.on(today());
        }
    }

    /// Points in time in words.
    public Moments moments() {
        return moments;
    }

    /// The day it is in Japan by this PC's clock; head office decides by its own.
    public LocalDate today() {
        return clock.instant().atZone(JAPAN).toLocalDate();
    }

    /// Whether that moment has passed by this PC's clock.
    public boolean isPast(Instant moment) {
        return moment.isBefore(clock.instant());
    }

    /// An office in the present language.
    public String office(String code) {
        return city.office(code).label().in(texts.language().code());
    }

    /// A section in the present language.
    public String section(String code) {
        return city.section(code).label().in(texts.language().code());
    }

    /// Office and section.
    public String place(String office, String section) {
        return texts.get("admin.post.place", office(office), section(section));
    }

    /// Roles in words; one without a name is shown by its code.
    public String roles(Set<String> roles) {
        return roles.isEmpty()
                ? texts.get("admin.role.none")
                : new TreeSet<>(roles)
                        .stream()
                                .map(this::role)
                                .collect(Collectors.joining(texts.get("admin.list.comma")));
    }

    /// A role in words.
    public String role(String code) {
        String key = "admin.role." + code;
        return texts.has(key) ? texts.get(key) : code;
    }

    /// A day, 和暦 in Japanese.
    public String day(LocalDate day) {
        return texts.language() == Language.JAPANESE ? wareki.formatLong(day) : day.toString();
    }

    /// A day in a narrow place.
    public String shortDay(LocalDate day) {
        return texts.language() == Language.JAPANESE ? wareki.formatShort(day) : day.toString();
    }

    /// A moment with its day in full, for what is kept and handed on.
    public String moment(Instant moment) {
        var there = moment.atZone(JAPAN);
        return texts.get(
                "admin.moment", shortDay(there.toLocalDate()), TIME.format(there.toLocalTime()));
    }

    /// A day as somebody types it, in 和暦 or not.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.date.…`
    public LocalDate parseDay(String typed) {
        return wareki.parse(typed);
    }

    /// From when to when.
    public String days(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from == null && until == null) {
            return texts.get("admin.days.always");
        }
        if (from == null) {
            return texts.get("admin.days.until", dayOr(until));
        }
        return until == null
                ? texts.get("admin.days.from", day(from))
                : texts.get("admin.days.both", day(from), dayOr(until));
    }

    private String dayOr(@Nullable LocalDate day) {
        return day == null ? "" : day(day);
    }

    /// The posts that count today, the main one first.
    public List<Post> running(List<Post> posts) {
        LocalDate today = today();
        return posts.stream()
                .filter(p -> p.runs(today))
                .sorted(Comparator.comparing(Post::concurrent))
                .toList();
    }

    /// Whether a post has not begun.
    public boolean toCome(Post post) {
        LocalDate from = post.from();
        return from != null && from.isAfter(today());
    }
}

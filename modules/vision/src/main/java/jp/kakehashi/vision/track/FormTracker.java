package jp.kakehashi.vision.track;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FormRules;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.reading.SheetReader;
import jp.kakehashi.vision.reading.SheetReader.OnSheet;
import jp.kakehashi.vision.register.PageMap;
import jp.kakehashi.vision.register.Registration;
import jp.kakehashi.vision.track.TrackedFrame.Phase;
import org.jspecify.annotations.Nullable;

/// Follows a sheet through a moving picture and tells what changes on it. Most frames are only
/// compared with one in which the sheet was registered; it is registered anew when it came to
/// rest, and read again when something on it changed. Frames of a sheet that lies still are
/// averaged. What is known of a sheet outlives a hand over it; nothing is carried over to the next
/// sheet. Not for use from two threads. Frames may be left out.
public final class FormTracker {
    private static final int SMALL = 640;

    /// It moved when a corner did by so many small dots.
    private static final double MOVED = 0.3;

    /// As many filled fields that are blank now are another sheet on the same spot.
    private static final int OTHER_FIELDS = 2;

    private static final int SETTLED_FRAMES = 2;
    private static final long LOOK_MILLIS = 250;
    private static final long CHANGED_MILLIS = 200;
    private static final long BUSY_MILLIS = 300;
    private static final double HAND = 0.001;
    private static final long MOVED_ON_MILLIS = 250;
    private static final long RESTING_MILLIS = 20_000;
    private static final long AGAIN_MILLIS = 120;
    private static final long QUIET_MILLIS = 900;
    private static final long REGISTER_MILLIS = 4_000;
    private static final long LOST_MILLIS = 1_000;
    private static final long SAME_SHEET_MILLIS = 1_500;

    private final SheetReader reader;
    private final UnknownSheet unknown = new UnknownSheet();
    private @Nullable GrayImage lastSmall;
    private @Nullable StillPicture still;
    private @Nullable Followed followed;
    private @Nullable String lastForm;
    private FieldMemory memory = new FieldMemory();
    private int sheets;
    private int settled;
    private boolean registered;
    private boolean changed;
    private long lastLook = Long.MIN_VALUE / 2;
    private long lastRead;
    private long lastRegistered;
    private long lastSeen = Long.MIN_VALUE / 2;
    private @Nullable String reason;
    private @Nullable RgbImage strange;
    private boolean arrived;

    /// Follows what `reader` knows.
    public FormTracker(SheetReader reader) {
        this.reader = reader;
    }

    /// Takes the next frame.
    ///
    /// @param millis of the frame, on any clock
    public TrackedFrame take(RgbImage frame, long millis) {
        arrived = false;
        GrayImage small = small(frame.gray());
        if (lastSmall == null
                || still == null
                || lastSmall.width() != small.width()
                || lastSmall.height() != small.height()) {
            still = new StillPicture(frame.width(), frame.height(), small, factor(frame));
            followed = null;
            lastSmall = small;
        }
        double noise = noise(lastSmall, small);
        lastSmall = small;
        return followed == null
                ? looking(frame, small, noise, millis)
                : following(followed, still, frame, small, noise, millis);
    }

    /// The sheet as it lies there, for a scan or a photograph of it: the mean of the frames since a
    /// form lies still, or the frame in which another sheet arrived; empty while there is neither.
    public Optional<RgbImage> photograph() {
        if (followed == null) {
            return Optional.ofNullable(strange);
        }
        return still == null || !registered ? Optional.empty() : Optional.of(still.picture());
    }

    private static int factor(RgbImage frame) {
        int factor = 1;
        while (Math.max(frame.width(), frame.height()) / factor > SMALL) {
            factor *= 2;
        }
        return factor;
    }

    private static GrayImage small(GrayImage gray) {
        GrayImage small = gray;
        while (Math.max(small.width(), small.height()) > SMALL) {
            small = Shrinking.half(small);
        }
        return small;
    }

    /// The standard deviation of the difference of two frames, by the median of most dots.
    private static double noise(GrayImage before, GrayImage now) {
        int[] histogram = new int[256];
        int count = 0;
        for (int i = 0; i < now.dots().length; i += 7) {
            histogram[Math.abs((now.dots()[i] & 0xFF) - (before.dots()[i] & 0xFF))]++;
            count++;
        }
        int sum = 0;
        int value = 0;
        while (value < 255 && 2 * (sum + histogram[value]) < count) {
            sum += histogram[value];
            value++;
        }
        double part = histogram[value] == 0 ? 0 : (count / 2.0 - sum) / histogram[value];
        return 1.4826 * (value + part - 0.5);
    }

    private TrackedFrame looking(RgbImage frame, GrayImage small, double noise, long millis) {
        unknown.look(small, noise, millis);
        if (millis - lastLook < LOOK_MILLIS) {
            return news(millis, Phase.LOOKING, List.of());
        }
        lastLook = millis;
        SheetReader.Sheet sheet = reader.read(frame, 0);
        reason = sheet.reading().reason();
        Registration place = sheet.place();
        if (sheet.form() == null || place == null) {
            if ("unknown-form".equals(reason) && unknown.arrives(millis)) {
                another();
                strange = frame;
            } else if (!"unknown-form".equals(reason)) {
                strange = null;
            }
            return news(millis, Phase.LOOKING, List.of());
        }
        unknown.forget();
        strange = null;
        boolean same =
                sheet.form().id().equals(lastForm)
                        && millis - lastSeen < SAME_SHEET_MILLIS
                        && memory.agreesWith(sheet.reading().fields());
        if (!same) {
            another();
        }
        followed = new Followed(sheet.form(), place, small, factor(frame));
        lastForm = sheet.form().id();
        lastSeen = millis;
        settle();
        return news(millis, Phase.MOVING, List.of());
    }

    /// Nothing is carried over from one sheet to the next.
    private void another() {
        sheets++;
        arrived = true;
        memory = new FieldMemory();
        lastForm = null;
    }

    private void settle() {
        settled = 0;
        registered = false;
        changed = true;
        if (still != null) {
            still.clear();
        }
    }

    private TrackedFrame following(
            Followed sheet,
            StillPicture picture,
            RgbImage frame,
            GrayImage small,
            double noise,
            long millis) {
        double far = sheet.follow(small, MOVED);
        if (far < 0) {
            settle();
            if (millis - lastSeen > LOST_MILLIS) {
                followed = null;
                reason = null;
                return news(millis, Phase.LOOKING, List.of());
            }
            return millis - lastLook < LOOK_MILLIS
                    ? news(millis, Phase.MOVING, List.of())
                    : looking(frame, small, noise, millis);
        }
        lastSeen = registered || settled < SETTLED_FRAMES ? millis : lastSeen;
        if (far > MOVED) {
            settle();
            return news(millis, Phase.MOVING, List.of());
        }
        changed |= picture.add(frame, small, noise, millis) > 0;
        settled++;
        List<FieldChange> changes =
                registered
                        ? again(sheet, picture, small, millis)
                        : settled < SETTLED_FRAMES || millis - lastRead < AGAIN_MILLIS
                                ? List.of()
                                : register(sheet, picture, small, millis);
        if (millis - lastSeen > LOST_MILLIS) {
            followed = null;
            return news(millis, Phase.LOOKING, changes);
        }
        return news(millis, registered ? Phase.STILL : Phase.MOVING, changes);
    }

    private List<FieldChange> again(
            Followed sheet, StillPicture picture, GrayImage small, long millis) {
        long since = millis - lastRead;
        boolean due =
                since >= QUIET_MILLIS
                        || (changed && since >= CHANGED_MILLIS)
                        || (memory.waiting() && since >= AGAIN_MILLIS);
        if (!due) {
            return List.of();
        }
        if (changed && millis - lastRegistered >= REGISTER_MILLIS) {
            return register(sheet, picture, small, millis);
        }
        lastRead = millis;
        changed = false;
        return taken(
                sheet,
                picture,
                reader.fields(picture.picture(), sheet.form, sheet.place()),
                millis);
    }

    private List<FieldChange> register(
            Followed sheet, StillPicture picture, GrayImage small, long millis) {
        lastRead = millis;
        changed = false;
        Optional<SheetReader.Sheet> read =
                reader.readAt(picture.picture(), sheet.form, sheet.about());
        Registration place = read.map(SheetReader.Sheet::place).orElse(null);
        if (place != null) {
            sheet.registered(place, small);
            registered = true;
            lastRegistered = millis;
            reason = read.orElseThrow().reading().reason();
        }
        return taken(
                sheet,
                picture,
                read.map(r -> new OnSheet(r.reading().fields(), r.cover())),
                millis);
    }

    private List<FieldChange> taken(
            Followed sheet, StillPicture picture, Optional<OnSheet> read, long millis) {
        if (read.isEmpty()) {
            // Another sheet may lie on it.
            registered = false;
            return List.of();
        }
        lastSeen = millis;
        Map<String, FieldReading> fields = settled(sheet, picture, read.orElseThrow(), millis);
        if (memory.unlike(fields) >= OTHER_FIELDS) {
            another();
        }
        return memory.take(fields, millis);
    }

    /// What moves is no writing: a field where something changed just now is in doubt. While a hand
    /// is there, what newly fills a field has to stay when the hand moves on.
    private Map<String, FieldReading> settled(
            Followed sheet, StillPicture picture, OnSheet read, long millis) {
        Map<String, FieldReading> fields = new LinkedHashMap<>(read.fields());
        Map<String, FieldReading> known = memory.fields();
        PageMap place = sheet.place();
        for (FormField field : sheet.form.fields()) {
            long quiet = picture.changedAt(place, field.box());
            FieldReading before = known.get(field.id());
            FieldReading now = fields.get(field.id());
            boolean fills =
                    now != null
                            && now.state().filled()
                            && (before == null || !before.state().filled());
            boolean held =
                    fills
                            && millis - quiet < RESTING_MILLIS
                            && (read.cover().near().contains(field.id())
                                    || (read.cover().share() > HAND
                                            && picture.lastMotion() < quiet + MOVED_ON_MILLIS));
            if (millis - quiet < BUSY_MILLIS || held) {
                changed |= fills;
                fields.put(field.id(), new FieldReading(FieldReading.State.UNSURE, 0));
            }
        }
        return fields;
    }

    private TrackedFrame news(long millis, Phase phase, List<FieldChange> changes) {
        Followed sheet = followed;
        return sheet == null
                ? new TrackedFrame(
                        millis, phase, sheets, arrived, null, reason, List.of(), null, Map.of(),
                        List.of(), changes)
                : new TrackedFrame(
                        millis,
                        phase,
                        sheets,
                        arrived,
                        sheet.form.id(),
                        reason,
                        sheet.corners(),
                        sheet.place(),
                        memory.fields(),
                        FormRules.missing(sheet.form, memory.fields()),
                        changes);
    }
}

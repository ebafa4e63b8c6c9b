package jp.kakehashi.sync.device;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.kernel.disk.LocalDisk;
import jp.kakehashi.kernel.disk.OwnerOnly;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Json;

/// The files of a workstation: `device.json`, `device-key.json`,
/// `last-sign-in.json`, `city.json`, `authority.pem`, `sealed/`, and
/// for each world and person `<world>/<staff>/` with `pass.json` and the replica's own folder.
/// Readable by the operating system's user only.
public final class DeviceFiles {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private final Path dir;
    private final Disk disk;
    private final Json json = new Json();

    /// Files under `dir`, which is made when absent.
    public DeviceFiles(Path dir) {
        this.dir = dir;
        makeFolder(dir);
        try {
            this.disk = new LocalDisk(dir);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// The same, small files written to `disk`.
    DeviceFiles(Path dir, Disk disk) {
        this.dir = dir;
        this.disk = disk;
    }

    /// One person's place in one world.
    public record Place(World world, Path dir) {
        /// Folder of the replica's database.
        public Path replica() {
            return dir.resolve("replica");
        }
    }

    /// This PC's enrolment, if it has been enrolled.
    public Optional<Enrolment> enrolment() {
        return read(dir.resolve("device.json"), Enrolment.class);
    }

    /// Keeps the enrolment.
    public void enrol(Enrolment enrolment, PinnedAuthority authority) {
        authority.write(dir.resolve("authority.pem"));
        write(dir.resolve("device.json"), json.bytes(enrolment));
    }

    /// The authority given at enrolment.
    public PinnedAuthority authority() {
        return PinnedAuthority.read(dir.resolve("authority.pem"));
    }

    /// The place of `staff` in `world`; made when absent.
    public Place place(World world, String staff) {
        Path place = worldDir(world).resolve(plain(staff));
        makeFolder(place);
        return new Place(world, place);
    }

    private static String plain(String staff) {
        return PLAIN.matcher(staff).matches()
                ? staff
                : "x" + HexFormat.of().formatHex(staff.getBytes(StandardCharsets.UTF_8));
    }

    /// The key by which this PC proves itself; made at the first call, and then durable before it
    /// is returned. A file that cannot be understood counts as lost: head office will not know the
    /// new key until an administrator readmits the PC.
    public synchronized DeviceKey key() {
        Optional<DeviceKey> kept = keptKey();
        if (kept.isPresent()) {
            return kept.get();
        }
        DeviceKey fresh = DeviceKey.fresh();
        write(keyFile(), json.bytes(new KeyPairFile(fresh.publicKey(), fresh.privateKey())));
        return fresh;
    }

    private Optional<DeviceKey> keptKey() {
        try {
            return read(keyFile(), KeyPairFile.class)
                    .map(kept -> new DeviceKey(kept.publicKey(), kept.privateKey()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.Unavailable) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Path keyFile() {
        return dir.resolve("device-key.json");
    }

    record KeyPairFile(String publicKey, String privateKey) {}

    /// Who signed in last, if anybody has. A file that cannot be understood counts as none.
    public Optional<LastSignIn> lastSignIn() {
        try {
            return read(dir.resolve("last-sign-in.json"), LastSignIn.class);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /// Keeps who signed in last.
    public void keep(LastSignIn last) {
        write(dir.resolve("last-sign-in.json"), json.bytes(last));
    }

    /// The city as head office last told it. A file that cannot be understood counts as none.
    public Optional<City> city() {
        try {
            return read(dir.resolve("city.json"), City.class);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /// Keeps what head office told of the city.
    public void keep(City city) {
        write(dir.resolve("city.json"), json.bytes(city));
    }

    /// Every place on this PC.
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (World world : World.values()) {
            Path folder = worldDir(world);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> people = Files.list(folder)) {
                    people.filter(Files::isDirectory)
                            .sorted()
                            .forEach(p -> places.add(new Place(world, p)));
                } catch (IOException e) {
                    throw broken(e);
                }
            }
        }
        return places;
    }

    /// The pass of `place`, if there is one.
    public Optional<OfflinePass> pass(Place place) {
        return read(place.dir().resolve("pass.json"), OfflinePass.class);
    }

    /// Keeps a pass.
    public void keep(Place place, OfflinePass pass) {
        write(place.dir().resolve("pass.json"), json.bytes(pass));
    }

    /// Forgets the pass of `place`.
    public void dropPass(Place place) {
        try {
            Files.deleteIfExists(place.dir().resolve("pass.json"));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /// Keeps sealed edits and returns where. They outlive a power cut from now on, so that the
    /// replica's keys may go.
    public Path keepSealed(String name, byte[] sealed) {
        Path folder = dir.resolve("sealed");
        makeFolder(folder);
        Path file = folder.resolve(name);
        write(file, sealed);
        return file;
    }

    /// Destroys the replica of `place`: its keys are overwritten first, so that what is left on the
    /// disk cannot be read.
    public void destroyReplica(Place place) {
        Path replica = place.replica();
        if (!Files.isDirectory(replica)) {
            return;
        }
        try (Stream<Path> files = Files.walk(replica)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                boolean key =
                        file.getFileName().toString().toLowerCase(Locale.ROOT).contains("key");
                if (key && Files.isRegularFile(file)) {
                    overwrite(file);
                    Files.delete(file);
                }
            }
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Path worldDir(World world) {
        return dir.resolve(world.name().toLowerCase(Locale.ROOT));
    }

    private <T> Optional<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.read(Files.readAllBytes(file), type));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static void overwrite(Path file) throws IOException {
        long size = Files.size(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) Math.min(size, 1 << 20)), 0);
            channel.force(true);
        }
    }

    private void write(Path file, byte[] content) {
        String name = name(file);
        String fresh = name + ".new";
        try {
            disk.delete(fresh);
            try (DiskFile opened = disk.open(fresh)) {
                disk.restrictToOwner(fresh);
                opened.write(ByteBuffer.wrap(content), 0);
                opened.force();
            }
            disk.rename(fresh, name);
            for (Path folder = file.getParent();
                    folder != null && folder.startsWith(dir);
                    folder = folder.getParent()) {
                // The folders above may be as new as the file.
                disk.forceFolder(name(folder));
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private String name(Path file) {
        return dir.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static void makeFolder(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            OwnerOnly.makeFolder(folder);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static ProblemException broken(IOException e) {
        return new ProblemException(Problem.unavailable("problem.device.files"), e);
    }
}

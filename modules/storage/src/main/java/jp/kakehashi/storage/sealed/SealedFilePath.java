package jp.kakehashi.storage.sealed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import jp.kakehashi.kernel.disk.OwnerOnly;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's way to encrypted files: `sealed:TOKEN:PATH` is the file PATH under the keys that the token
/// was given for. In the place of H2's own cipher, which does without the processor's AES and costs
/// a quarter of all time in a large import.
public final class SealedFilePath extends FilePathWrapper {
    private static final String SCHEME = "sealed";

    // H2 makes its own instances by reflection; only the name can lead them to their keys.
    private static final Map<String, XtsBlocks> KEYS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new SealedFilePath());
    }

    /// For H2, which sets the name afterwards.
    public SealedFilePath() {}

    /// What to put before a path so that its content lies encrypted under two different keys. Valid
    /// until {@link #release}.
    public static String prefix(SecretKeySpec contentKey, SecretKeySpec tweakKey) {
        String prefix = SCHEME + ":" + UUID.randomUUID() + ":";
        KEYS.put(prefix, new XtsBlocks(contentKey, tweakKey));
        return prefix;
    }

    /// Forgets the keys behind `prefix`; open files go on.
    public static void release(String prefix) {
        KEYS.remove(prefix);
    }

    @Override
    protected String getPrefix() {
        return name.substring(0, name.indexOf(':', SCHEME.length() + 1) + 1);
    }

    @Override
    protected FilePath unwrap(String path) {
        return FilePath.get(path.substring(path.indexOf(':', SCHEME.length() + 1) + 1));
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        XtsBlocks blocks = KEYS.get(getPrefix());
        if (blocks == null) {
            throw new IOException("keys are not known any more");
        }
        FilePath base = getBase();
        if (!mode.equals("r") && base.getScheme().equals("file")) {
            // H2 would make it readable for everybody.
            OwnerOnly.make(Path.of(base.toString()));
        }
        return new SealedChannel(base.open(mode), blocks);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }
}

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies the jars of a folder, and gives class files older than Java 6 the format of Java 8. The VM
 * leaves such old ones (picocli's are Java 5's) out of an AOT cache, because they have no stack maps
 * to verify them by; here they get them. What the code does is unchanged. Usage: {@code java
 * ModernizeClasses.java FROM TO}.
 */
void main(String[] args) throws IOException {
    Path to = Files.createDirectories(Path.of(args[1]));
    try (var jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
        for (Path jar : jars) {
            modernize(jar, to.resolve(jar.getFileName()));
        }
    }
}

void modernize(Path jar, Path copy) throws IOException {
    Map<String, byte[]> entries = read(jar);
    ClassFile classes = classFileApi(entries);
    boolean changed = false;
    for (var entry : entries.entrySet()) {
        if (entry.getKey().endsWith(".class")) {
            ClassModel old = classes.parse(entry.getValue());
            if (old.majorVersion() < ClassFile.JAVA_6_VERSION) {
                entry.setValue(classes.transformClass(old, toJava8()));
                changed = true;
            }
        }
    }
    if (changed) {
        write(entries, copy);
    } else {
        Files.copy(jar, copy);
    }
}

ClassTransform toJava8() {
    var version = ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0);
    // Passing each instruction on is what makes the API write the method, and its stack map, anew.
    return ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen((type, part) -> type.with(part instanceof ClassFileVersion ? version : part));
}

/** Stack maps name common supertypes, so the API must be able to look into the jar. */
ClassFile classFileApi(Map<String, byte[]> entries) {
    var supertypes =
            ClassHierarchyResolver.ofResourceParsing(
                            type -> {
                                String name = type.descriptorString();
                                name = name.substring(1, name.length() - 1) + ".class";
                                byte[] bytes = entries.get(name);
                                return bytes == null ? null : new ByteArrayInputStream(bytes);
                            })
                    .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(supertypes));
}

Map<String, byte[]> read(Path jar) throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(jar.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
            entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
    }
    return entries;
}

void write(Map<String, byte[]> entries, Path jar) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        for (var entry : entries.entrySet()) {
            zip.putNextEntry(new ZipEntry(entry.getKey()));
            zip.write(entry.getValue());
            zip.closeEntry();
        }
    }
}

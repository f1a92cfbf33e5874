"""The detectors of charsets that gongwen is measured beside; each is a function from bytes to a name."""
import ctypes
import ctypes.util
import glob


def family(name):
    """One name for charsets that decode the same text alike."""
    key = (name or '').lower().replace('-', '').replace('_', '')
    groups = {
        'GB18030': ('gb18030', 'gbk', 'gb2312', 'cp936', 'euccn', 'gb231280'),
        'Big5': ('big5', 'big5hkscs', 'cp950'),
        'UTF-8': ('utf8', 'utf8sig', 'ascii'),
        'UTF-16LE': ('utf16le', 'utf16'),
        'UTF-16BE': ('utf16be',),
        'UTF-32LE': ('utf32le', 'utf32'),
        'UTF-32BE': ('utf32be',),
        'EUC-TW': ('euctw',),
        'HZ-GB-2312': ('hz', 'hzgb2312'),
        'ISO-2022-CN': ('iso2022cn', 'iso2022cnext'),
    }
    return next((known for known, names in groups.items() if key in names), name or 'none')


def uchardet(path=None):
    lib = ctypes.CDLL(path or ctypes.util.find_library('uchardet') or 'libuchardet.so.0')
    lib.uchardet_new.restype = ctypes.c_void_p
    lib.uchardet_get_charset.restype = ctypes.c_char_p
    for name in ('delete', 'data_end', 'get_charset'):
        getattr(lib, 'uchardet_' + name).argtypes = [ctypes.c_void_p]
    lib.uchardet_handle_data.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]

    def detect(data):
        detector = lib.uchardet_new()
        lib.uchardet_handle_data(detector, data, len(data))
        lib.uchardet_data_end(detector)
        name = lib.uchardet_get_charset(detector).decode()
        lib.uchardet_delete(detector)
        return name
    return detect


def icu():
    paths = sorted(glob.glob('/usr/lib*/libicui18n.so.[0-9]*')
                   + glob.glob('/usr/lib/*/libicui18n.so.[0-9]*'), key=len)
    lib = ctypes.CDLL(paths[0])
    version = paths[0].rsplit('.so.', 1)[1].split('.')[0]

    def function(name, result, *arguments):
        found = getattr(lib, f'ucsdet_{name}_{version}')
        found.restype, found.argtypes = result, arguments
        return found
    status = ctypes.c_int(0)
    pointer = ctypes.c_void_p
    of_status = ctypes.POINTER(ctypes.c_int)
    detector = function('open', pointer, of_status)(ctypes.byref(status))
    set_text = function('setText', None, pointer, ctypes.c_char_p, ctypes.c_int32, of_status)
    best = function('detect', pointer, pointer, of_status)
    name_of = function('getName', ctypes.c_char_p, pointer, of_status)

    def detect(data):
        failed = ctypes.c_int(0)
        set_text(detector, data, len(data), ctypes.byref(failed))
        match = best(detector, ctypes.byref(failed))
        return name_of(match, ctypes.byref(failed)).decode() if match else ''
    return detect


def chardet():
    import chardet as module
    return lambda data: module.detect(data)['encoding']


def charset_normalizer():
    import charset_normalizer as module
    return lambda data: (lambda best: best.encoding if best else '')(module.from_bytes(data).best())


def installed(uchardet_path=None):
    """(name, function) of each detector that is installed, and the names of those that are not."""
    makers = {'uchardet': lambda: uchardet(uchardet_path), 'ICU': icu, 'chardet': chardet,
              'normalizer': charset_normalizer}
    found, missing = {}, []
    for name, make in makers.items():
        try:
            detect = make()
            found[name] = lambda data, detect=detect: family(detect(data))
        except (ImportError, OSError, IndexError, AttributeError):
            missing.append(name)
    return found, missing

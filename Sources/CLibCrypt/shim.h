#ifndef POS_CLIBCRYPT_SHIM_H
#define POS_CLIBCRYPT_SHIM_H

#include <crypt.h>

#endif

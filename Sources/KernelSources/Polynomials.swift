// Written by Benchmarks/Kernels/Tools/polynomials.py; not to be edited by hand.

/// (eᶻ − 1 − z) / z², on -0.3466 ... 0.3466; 57.54 bits.
@inline(__always)
func expTail2<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.5555555555557p-3).fma(z, V(0x1p-1))
  let t0x1 = V(0x1.11111111100dcp-7).fma(z, V(0x1.5555555555556p-5))
  let t0x2 = V(0x1.a01a01abe78f9p-13).fma(z, V(0x1.6c16c16c162d5p-10))
  let t0x3 = V(0x1.71de0232f4775p-19).fma(z, V(0x1.a01a01a6d84aap-16))
  let t0x4 = V(0x1.af4de6a36d4fcp-26).fma(z, V(0x1.27e4db653346ep-22))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let t1x2 = V(0x1.1f7301a8efa5cp-29).fma(z2, t0x4)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let z8 = z4 * z4
  let t3x0 = t1x2.fma(z8, t2x0)
  return t3x0
}

/// (eᶻ − Σ zⁿ/n! for n < 4) / z⁴, on -0.3466 ... 0.3466; 53.35 bits.
@inline(__always)
func expTail4<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.1111111111111p-7).fma(z, V(0x1.5555555555555p-5))
  let t0x1 = V(0x1.a01a01a019ddcp-13).fma(z, V(0x1.6c16c16c167e1p-10))
  let t0x2 = V(0x1.71de3a57c227cp-19).fma(z, V(0x1.a01a01a47adc4p-16))
  let t0x3 = V(0x1.ae643b4a73afbp-26).fma(z, V(0x1.27e4e1f5246c7p-22))
  let t0x4 = V(0x1.61a5c36a3481bp-33).fma(z, V(0x1.1f66de051eb02p-29))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let z8 = z4 * z4
  let t3x0 = t0x4.fma(z8, t2x0)
  return t3x0
}

/// (atanh s − s) / s³ with z = s², on 0 ... 0.02945; 54.0 bits.
@inline(__always)
func atanhTail1<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.9999999999a38p-3).fma(z, V(0x1.5555555555555p-2))
  let t0x1 = V(0x1.c71c72017a15cp-4).fma(z, V(0x1.2492492476ba1p-3))
  let t0x2 = V(0x1.3b1c38474d3eep-4).fma(z, V(0x1.745cf8f6c9119p-4))
  let t0x3 = V(0x1.0c06cf14c641bp-4).fma(z, V(0x1.0fbe478772696p-4))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (atanh s − s − s³/3) / s⁵ with z = s², on 0 ... 0.02945; 53.78 bits.
@inline(__always)
func atanhTail2<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.2492492492522p-3).fma(z, V(0x1.999999999999ap-3))
  let t0x1 = V(0x1.745d177aad02ap-4).fma(z, V(0x1.c71c71c6ea871p-4))
  let t0x2 = V(0x1.1118c9ee5b8a4p-4).fma(z, V(0x1.3b1395c88122p-4))
  let t0x3 = V(0x1.e032e4d8436a1p-5).fma(z, V(0x1.df7c5bc7c7563p-5))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (atanh s − Σ below s⁷) / s⁷ with z = s², on 0 ... 0.02945; 54.0 bits.
@inline(__always)
func atanhTail3<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.c71c71c71c823p-4).fma(z, V(0x1.2492492492492p-3))
  let t0x1 = V(0x1.3b13b16b6085ep-4).fma(z, V(0x1.745d1745a3d74p-4))
  let t0x2 = V(0x1.e1effe75d53acp-5).fma(z, V(0x1.1110f7fc82ca4p-4))
  let t0x3 = V(0x1.b2e4e67eba775p-5).fma(z, V(0x1.acf7e0d5b9a26p-5))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (sin r − r) / r³ with z = r², |r| ≤ π/4, on 0 ... 0.6169; 52.2 bits.
@inline(__always)
func sinTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.1111111110bb2p-7).fma(z, V(-0x1.5555555555555p-3))
  let t0x1 = V(0x1.71de37965ea29p-19).fma(z, V(-0x1.a01a019e83896p-13))
  let t0x2 = V(0x1.5e0b09aba9d7fp-33).fma(z, V(-0x1.ae600ad575592p-26))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let z4 = z2 * z2
  let t2x0 = t0x2.fma(z4, t1x0)
  return t2x0
}

/// (sin r − r) / r³ with z = r², |r| ≤ π/2, on 0 ... 2.4675; 54.64 bits.
@inline(__always)
func sinTailHalfTurn<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.a01a01a018aacp-13).fma(z, V(0x1.1111111111107p-7))
  let t0x1 = V(-0x1.ae6455a1cdfddp-26).fma(z, V(0x1.71de3a5456633p-19))
  let t0x2 = V(-0x1.ae5137d193396p-41).fma(z, V(0x1.61240158708f1p-33))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = V(0x1.89a46890c7ff8p-49).fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0.fma(z, V(-0x1.5555555555555p-3))
}

/// (sin r − r + r³/6) / r⁵, |r| ≤ π/4, on 0 ... 0.6169; 55.94 bits.
@inline(__always)
func sinTail2<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.a01a01a01a01ap-13).fma(z, V(0x1.1111111111111p-7))
  let t0x1 = V(-0x1.ae64567eefe85p-26).fma(z, V(0x1.71de3a556c5e9p-19))
  let t0x2 = V(-0x1.ae7d1547e47c4p-41).fma(z, V(0x1.61246051f8332p-33))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = V(0x1.929fa9195388bp-49).fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (cos r − 1 + r²/2) / r⁴ with z = r², |r| ≤ π/4, on 0 ... 0.6169; 53.94 bits.
@inline(__always)
func cosTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.6c16c16c16967p-10).fma(z, V(0x1.5555555555555p-5))
  let t0x1 = V(-0x1.27e4fa17c44ep-22).fma(z, V(0x1.a01a019f4e9f4p-16))
  let t0x2 = V(-0x1.907d9316a965fp-37).fma(z, V(0x1.1eeb68d2958ddp-29))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let z4 = z2 * z2
  let t2x0 = t0x2.fma(z4, t1x0)
  return t2x0
}

/// (cos r − 1 + r²/2 − r⁴/24) / r⁶, |r| ≤ π/4, on 0 ... 0.6169; 54.53 bits.
@inline(__always)
func cosTail3<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.a01a01a01a01ap-16).fma(z, V(-0x1.6c16c16c16c17p-10))
  let t0x1 = V(0x1.1eed8eff655c2p-29).fma(z, V(-0x1.27e4fb7789ed8p-22))
  let t0x2 = V(0x1.ae7d83bf880fep-45).fma(z, V(-0x1.939749d1e80f5p-37))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = V(-0x1.661d21fda4131p-53).fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (atan r − r) / r³ with z = r², |r| ≤ tan π/8, on 0 ... 0.17158; 52.71 bits.
@inline(__always)
func atanTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.999999999934bp-3).fma(z, V(-0x1.5555555555555p-2))
  let t0x1 = V(0x1.c71c7185386f1p-4).fma(z, V(-0x1.249249243618p-3))
  let t0x2 = V(0x1.3b1262f3a2b5bp-4).fma(z, V(-0x1.745d0b27da19p-4))
  let t0x3 = V(0x1.dfe637a48099bp-5).fma(z, V(-0x1.10fa76aa9b02cp-4))
  let t0x4 = V(0x1.4161b24be475bp-5).fma(z, V(-0x1.a0993ef875d4ap-5))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let t1x2 = V(-0x1.3a2f1cc1ba3c5p-6).fma(z2, t0x4)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let z8 = z4 * z4
  let t3x0 = t1x2.fma(z8, t2x0)
  return t3x0
}

/// (asin r − r) / r³ with z = r², |r| ≤ ½, on 0 ... 0.25; 52.94 bits.
@inline(__always)
func asinTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.3333333332ecap-4).fma(z, V(0x1.5555555555556p-3))
  let t0x1 = V(0x1.f1c71c1db0623p-6).fma(z, V(0x1.6db6db6e31f13p-5))
  let t0x2 = V(0x1.1c4d35cf95421p-6).fma(z, V(0x1.6e8bb1c8209a2p-6))
  let t0x3 = V(0x1.782651caa6547p-7).fma(z, V(0x1.c9cf07674736ap-7))
  let t0x4 = V(0x1.65a9c4dfcf8b2p-8).fma(z, V(0x1.52420b04b37bep-7))
  let t0x5 = V(-0x1.e6aaa8a0a04ccp-7).fma(z, V(0x1.1d189408314eep-6))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let t1x2 = t0x5.fma(z2, t0x4)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let t2x1 = V(0x1.d72b2bc8155f8p-6).fma(z4, t1x2)
  let z8 = z4 * z4
  let t3x0 = t2x1.fma(z8, t2x0)
  return t3x0
}

/// (erf r / r − its terms below r⁶) / r⁶ with z = r², |r| ≤ 1, on 0 ... 1; 51.13 bits.
@inline(__always)
func erfTail4<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.565bcd0e69cfp-8).fma(z, V(-0x1.b82ce31288b4ep-6))
  let t0x1 = V(0x1.f9a326c29f948p-14).fma(z, V(-0x1.c02db3ffb76bfp-11))
  let t0x2 = V(0x1.b9e577437d5edp-20).fma(z, V(-0x1.f4d250fe32d69p-17))
  let t0x3 = V(0x1.fa979d9f79f5cp-27).fma(z, V(-0x1.5f5bd9cd42814p-23))
  let t0x4 = V(0x1.2399d2c78a8d7p-34).fma(z, V(-0x1.428b3e710cae4p-30))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let z8 = z4 * z4
  let t3x0 = t0x4.fma(z8, t2x0)
  return t3x0
}

/// (erf r / r − 2/√π) / r² with z = r², |r| ≤ 1, on 0 ... 1; 54.53 bits.
@inline(__always)
func erfTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.ce2f21a042bd7p-4).fma(z, V(-0x1.812746b0379e7p-2))
  let t0x1 = V(0x1.565bcd0e434bbp-8).fma(z, V(-0x1.b82ce312882f8p-6))
  let t0x2 = V(0x1.f9a324ddf0f34p-14).fma(z, V(-0x1.c02db3f4735cbp-11))
  let t0x3 = V(0x1.b9e2333703249p-20).fma(z, V(-0x1.f4d21efdafc7dp-17))
  let t0x4 = V(0x1.f8d476ab1a455p-27).fma(z, V(-0x1.5f39372686202p-23))
  let t0x5 = V(0x1.0f8a27a51ad26p-34).fma(z, V(-0x1.3c1e91b012003p-30))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let t1x2 = t0x5.fma(z2, t0x4)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let z8 = z4 * z4
  let t3x0 = t1x2.fma(z8, t2x0)
  return t3x0
}

/// (H(z) − H(0)) / z with H = (1 + 2x)·e^(x²)·erfc x, z = (x − 4) / (x + 4), on -0.82 ... 1; 56.94 bits.
@inline(__always)
func scaledErfcTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.f7f5df66fd7c2p-7).fma(z, V(-0x1.1df1ad154a28ep-3))
  let t0x1 = V(-0x1.9ddb23c3e9157p-4).fma(z, V(0x1.16ecefcfa5398p-4))
  let t0x2 = V(-0x1.0fb06dfe47de8p-4).fma(z, V(0x1.7fee004e1251p-4))
  let t0x3 = V(-0x1.0962388586826p-6).fma(z, V(0x1.3079edf682149p-5))
  let t0x4 = V(-0x1.8d4a9941fa761p-11).fma(z, V(0x1.49c67286d90f4p-8))
  let t0x5 = V(0x1.3be02b4e5143bp-13).fma(z, V(-0x1.a1df266b2d8e3p-13))
  let t0x6 = V(-0x1.787fb41aa1c7bp-17).fma(z, V(-0x1.995914ad3d70dp-16))
  let t0x7 = V(0x1.37c92824a5688p-22).fma(z, V(0x1.7f2621eda98c2p-18))
  let t0x8 = V(0x1.56a460b8c2c9p-24).fma(z, V(-0x1.bae870d86d25ep-21))
  let t0x9 = V(-0x1.861cbd111084p-26).fma(z, V(0x1.d7ae2dd2c7a8ap-24))
  let t0x10 = V(0x1.29d40c833c215p-28).fma(z, V(-0x1.e63c10454a7cfp-27))
  let t0x11 = V(-0x1.2bfa23c94fe56p-31).fma(z, V(0x1.71446ee8ddb37p-30))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let t1x2 = t0x5.fma(z2, t0x4)
  let t1x3 = t0x7.fma(z2, t0x6)
  let t1x4 = t0x9.fma(z2, t0x8)
  let t1x5 = t0x11.fma(z2, t0x10)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let t2x1 = t1x3.fma(z4, t1x2)
  let t2x2 = t1x5.fma(z4, t1x4)
  let z8 = z4 * z4
  let t3x0 = t2x1.fma(z8, t2x0)
  let z16 = z8 * z8
  let t4x0 = t2x2.fma(z16, t3x0)
  return t4x0
}

/// (lgamma(1 + z)/z + γ) / z, on -0.27 ... 0.25; 55.04 bits.
@inline(__always)
func lgammaNear1<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.9a4d55beab2d7p-2).fma(z, V(0x1.a51a6625307d3p-1))
  let t0x1 = V(-0x1.a8b9c17aa6381p-3).fma(z, V(0x1.151322ac7d853p-2))
  let t0x2 = V(-0x1.2703a1dcc1a65p-3).fma(z, V(0x1.5b40cb1009a44p-3))
  let t0x3 = V(-0x1.c806709764b25p-4).fma(z, V(0x1.010b36b164178p-3))
  let t0x4 = V(-0x1.748c2742414d2p-4).fma(z, V(0x1.9a01e2201b34bp-4))
  let t0x5 = V(-0x1.3b1f8c53f40acp-4).fma(z, V(0x1.556b2382a650cp-4))
  let t0x6 = V(-0x1.10e061e7f8723p-4).fma(z, V(0x1.248ca8e4238e6p-4))
  let t0x7 = V(-0x1.e82a50a5efc2cp-5).fma(z, V(0x1.00d714dac374p-4))
  let t0x8 = V(-0x1.75b3ef9d40d96p-5).fma(z, V(0x1.b205a3ee2f5ep-5))
  let t0x9 = V(-0x1.4667a20e9d941p-4).fma(z, V(0x1.14d2b64a1faf1p-4))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let t1x2 = t0x5.fma(z2, t0x4)
  let t1x3 = t0x7.fma(z2, t0x6)
  let t1x4 = t0x9.fma(z2, t0x8)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let t2x1 = t1x3.fma(z4, t1x2)
  let z8 = z4 * z4
  let t3x0 = t2x1.fma(z8, t2x0)
  let z16 = z8 * z8
  let t4x0 = t1x4.fma(z16, t3x0)
  return t4x0
}

/// (lgamma(2 + z)/z − 1 + γ) / z, on -0.3 ... 0.3; 53.97 bits.
@inline(__always)
func lgammaNear2<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.13e001a557607p-4).fma(z, V(0x1.4a34cc4a60fa6p-2))
  let t0x1 = V(-0x1.e404fc218f609p-8).fma(z, V(0x1.51322ac7d849p-6))
  let t0x2 = V(-0x1.38ac5c2bf387fp-10).fma(z, V(0x1.7add6eadb11ebp-9))
  let t0x3 = V(-0x1.d3fd4c85a69cp-13).fma(z, V(0x1.0b36af8e0c466p-11))
  let t0x4 = V(-0x1.78de51c1d227p-15).fma(z, V(0x1.a127a64c98a11p-14))
  let t0x5 = V(-0x1.3cc04e5c6661cp-17).fma(z, V(0x1.5811bbc11e57ap-16))
  let t0x6 = V(-0x1.10f10f3cec3e2p-19).fma(z, V(0x1.24cb08b757f1fp-18))
  let t0x7 = V(-0x1.0592cd3b65946p-21).fma(z, V(0x1.15e94cb0e9198p-20))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let t1x2 = t0x5.fma(z2, t0x4)
  let t1x3 = t0x7.fma(z2, t0x6)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  let t2x1 = t1x3.fma(z4, t1x2)
  let z8 = z4 * z4
  let t3x0 = t2x1.fma(z8, t2x0)
  return t3x0
}

/// (lgamma x − Stirling's formula)·x with z = 1/x², on 0 ... 0.01; 54.0 bits.
@inline(__always)
func stirlingTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.6c16c16c16c0bp-9).fma(z, V(0x1.5555555555555p-4))
  let t0x1 = V(-0x1.381380e9c5b5ep-11).fma(z, V(0x1.a01a01a00116ep-11))
  let t0x2 = V(-0x1.f677b5e4719e7p-10).fma(z, V(0x1.b9516963cb8cfp-11))
  let t0x3 = V(-0x1.80d9b6a8f212ep-6).fma(z, V(0x1.9e027768ce529p-8))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (log x − 1/(2x) − digamma x)·x² with z = 1/x², on 0 ... 0.01; 54.0 bits.
@inline(__always)
func digammaTail<V: Float64Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.11111111110dfp-7).fma(z, V(0x1.5555555555555p-4))
  let t0x1 = V(-0x1.1111106fd5075p-8).fma(z, V(0x1.04104103dcfbp-8))
  let t0x2 = V(-0x1.59609637f3c51p-6).fma(z, V(0x1.f07b24fc36f2dp-8))
  let t0x3 = V(-0x1.5e57d05c6fc3dp-2).fma(z, V(0x1.4f05a054f4db8p-4))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (eᶻ − 1 − z) / z², on -0.3466 ... 0.3466; 22.77 bits.
@inline(__always)
func expTail2f<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.5554dcp-3).fma(z, V(0x1p-1))
  let t0x1 = V(0x1.120b6cp-7).fma(z, V(0x1.55551ap-5))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let z4 = z2 * z2
  let t2x0 = V(0x1.6d1106p-10).fma(z4, t1x0)
  return t2x0
}

/// 2ᶻ, on -0.5 ... 0.5; 23.0 bits.
@inline(__always)
func exp2f<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.62e432p-1).fma(z, V(0x1.000002p0))
  let t0x1 = V(0x1.c6adbep-5).fma(z, V(0x1.ebf862p-3))
  let t0x2 = V(0x1.5fac26p-10).fma(z, V(0x1.3d373p-7))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let z4 = z2 * z2
  let t2x0 = t0x2.fma(z4, t1x0)
  return t2x0
}

/// (log(1 + z) − z + z²/2) / z³, on -0.293 ... 0.4143; 27.35 bits.
@inline(__always)
func log1pTailf<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.000228p-2).fma(z, V(0x1.555554p-2))
  let t0x1 = V(-0x1.54720cp-3).fma(z, V(0x1.99a028p-3))
  let t0x2 = V(-0x1.0d8548p-3).fma(z, V(0x1.22d79p-3))
  let t0x3 = V(-0x1.38dcf4p-4).fma(z, V(0x1.056c48p-3))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = t0x3.fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (erf r / r − 2/√π) / r² with z = r², |r| ≤ 1.06, on 0 ... 1.12416; 28.23 bits.
@inline(__always)
func erfTailf<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.b7e142p-6).fma(z, V(0x1.ce2bccp-4))
  let t0x1 = V(-0x1.9e0376p-11).fma(z, V(0x1.533bd8p-8))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let z4 = z2 * z2
  let t2x0 = V(0x1.38e5eep-14).fma(z4, t1x0)
  return t2x0.fma(z, V(-0x1.81273ap-2))
}

/// log₂ erfc z, on 1.059 ... 3.95; 30.2 bits.
@inline(__always)
func log2Erfcf<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.a0113p0).fma(z, V(-0x1.6d0bdap-11))
  let t0x1 = V(-0x1.2e8f7ap-3).fma(z, V(-0x1.d80102p-1))
  let t0x2 = V(-0x1.0f8266p-8).fma(z, V(0x1.fc9e6cp-6))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  let t1x1 = V(0x1.0ed09ap-12).fma(z2, t0x2)
  let z4 = z2 * z2
  let t2x0 = t1x1.fma(z4, t1x0)
  return t2x0
}

/// (sin r − r) / r³ with z = r², |r| ≤ π/2, on 0 ... 2.47; 31.03 bits.
@inline(__always)
func sinTailHalfTurnf<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.a023ccp-13).fma(z, V(0x1.111136p-7))
  let t0x1 = V(-0x1.b622fcp-26).fma(z, V(0x1.72cdd8p-19))
  let z2 = z * z
  let t1x0 = t0x1.fma(z2, t0x0)
  return t1x0.fma(z, V(-0x1.555556p-3))
}

/// (sin r − r) / r³ with z = r², |r| ≤ π/4, on 0 ... 0.6169; 22.66 bits.
@inline(__always)
func sinTailf<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(0x1.110c28p-7).fma(z, V(-0x1.555552p-3))
  let z2 = z * z
  let t1x0 = V(-0x1.9ac994p-13).fma(z2, t0x0)
  return t1x0
}

/// (cos r − 1 + r²/2) / r⁴ with z = r², |r| ≤ π/4, on 0 ... 0.6169; 23.99 bits.
@inline(__always)
func cosTailf<V: Float32Lanes>(_ z: V) -> V {
  let t0x0 = V(-0x1.6c12d2p-10).fma(z, V(0x1.555554p-5))
  let z2 = z * z
  let t1x0 = V(0x1.9bd886p-16).fma(z2, t0x0)
  return t1x0
}

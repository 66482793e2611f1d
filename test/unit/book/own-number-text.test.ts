import { describe, expect, test } from 'vitest';
import { readOwnNumber } from '../../../src-main/book/own-number-text.ts';

describe('the own number in an answer of the operator', () => {
  test.each([
    ['with plus', 'Your number is +46701234567', '240', '+46701234567'],
    ['with plus and blanks', 'Ditt nummer: +46 70 123 45 67.', '240', '+46701234567'],
    ['with 00', 'Rufnummer 0049 1512 3456789', '262', '+4915123456789'],
    ['without plus', 'MSISDN:491721234567', '262', '+491721234567'],
    ['national with its prefix', 'Your number: 0803-123-4567', '621', '+2348031234567'],
    ['national in brackets', 'Seu numero e (11) 96123-4567', '724', '+5511961234567'],
    ['national of a plan without prefix', 'Twoj numer to 601 234 567', '260', '+48601234567'],
    ['bare in Russia', 'Ваш номер 9161234567', '250', '+79161234567'],
    ['bare in India', 'Your mobile no. is 9876543210', '404', '+919876543210'],
    ['dots in France', 'Votre numero: 06.12.34.56.78', '208', '+33612345678'],
    ['Arabic digits', 'رقم هاتفك هو ٠١٠١٢٣٤٥٦٧٨', '602', '+201012345678'],
    ['beside a hotline', 'You: +447712345678. Help: 0800 800 150 or 4444', '234', '+447712345678'],
    [
      'beside balance and date',
      'No 0701234567 Saldo 123.45 SEK, till 31.12.2026 23:59',
      '240',
      '+46701234567',
    ],
    [
      'beside what to dial',
      'Your number is 0803 123 4567. Dial *123*4567890123# for more',
      '621',
      '+2348031234567',
    ],
    ['in Chinese, without a blank', '您的手机号码是13812345678', '460', '+8613812345678'],
    ['of a phone', 'Your phone number is 13105551234.', '310', '+13105551234'],
    ['behind a greeting', 'Welcome to MTN. My number: 08031234567', '621', '+2348031234567'],
    ['in front of a helper', '0821234567 is your number. Call 111 for help', '655', '+27821234567'],
    ['said twice', '+46701234567 (0701234567)', '240', '+46701234567'],
    ['on a line of its own', 'Nummer\n0701234567\n200 SMS', '240', '+46701234567'],
  ])('is read %s', (_how, text, mcc, number) => {
    expect(readOwnNumber(text, mcc)).toBe(number);
  });

  test.each([
    ['a balance', 'Your balance is 70123456.70 NGN', '621'],
    ['an amount with a unit', 'Saldo 601234567 MB', '260'],
    ['an amount with a sign', '$ 601234567', '260'],
    ['a hotline alone', 'Call 0800 800 150', '234'],
    ['a short code', 'Send MENU to 12345', '240'],
    ['a date with a time', '2026-12-31 23:59:10', '240'],
    ['an IMSI', 'IMSI 240071234567890', '240'],
    ['an ICCID', 'ICCID 8946071234567890128', '240'],
    ['a code to dial', 'Dial *123*0701234567#', '240'],
    ['a number of another country', 'Your number is +491721234567', '240'],
    ['two numbers', '0701234567 or 0731234567', '240'],
    ['two numbers, whatever the words say', 'Your call number is 0701234567. Shop: 0731234567', '240'],
    ['a customer number that lacks the prefix', 'Kundnummer 701234567', '240'],
    ['a zero behind the country code', '+460701234567', '240'],
    ['a menu', '1 Balance\n2 Bonus\n3 My number', '240'],
    ['nothing', '', '240'],
    ['a helper on WhatsApp', 'Balance R10.00. WhatsApp us on +27 82 123 4567', '655'],
    ['somebody to call', 'Balance 0. For help call 0821234567', '655'],
    ['a missed call', 'Missed call from 0701234567', '240'],
    ['a call in Russian', 'Баланс 5.00 р. Поддержка: 8 916 123-45-67', '250'],
    ['the receiver of a transfer', 'Transfer to 08031234567 successful', '621'],
    ['a transaction', 'Txn ID 9812345678 Bal Rs 10.50', '404'],
    ['an order', 'Order no. 3105551234', '310'],
    ['a customer number', 'Kundennummer: 015123456789', '262'],
    ['a PUK', 'PUK: 07911123456', '234'],
    ['an amount in letters in front', 'Bal: Rs9812345678', '404'],
    ['an amount in letters behind', 'Баланс 9161234567 коп', '250'],
    ['letters right in front', 'R0821234567', '655'],
  ])('is not taken from %s', (_what, text, mcc) => {
    expect(readOwnNumber(text, mcc)).toBeNull();
  });

  test.each([null, '901', '999', '340'])('is not read for a SIM of no known country (%s)', (mcc) => {
    expect(readOwnNumber('Your number is +46701234567', mcc)).toBeNull();
  });
});
